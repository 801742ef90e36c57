package dev.sluice.core.expr.time;

/** One part of a time pattern. Immutable. */
interface TimeToken {
  /**
   * Reads the part that starts at {@code from}.
   *
   * @return position after it, or -1 if it is not there
   */
  int parse(byte[] data, int from, int end, ParsedTime into);

  void print(PrintedTime time, StringBuilder out);

  /** Number of digits that stand here, at most so many. */
  static int digits(byte[] data, int from, int end, int max) {
    int count = 0;
    while (count < max && from + count < end && TimeDigits.digit(data[from + count]) <= 9) {
      count++;
    }
    return count;
  }

  /** Value of the digits that stand here. */
  static int number(byte[] data, int from, int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = value * 10 + TimeDigits.digit(data[from + i]);
    }
    return value;
  }

  /** Appends a number with leading zeros. */
  static void pad(long number, int width, StringBuilder out) {
    String digits = Long.toString(Math.abs(number));
    if (number < 0) {
      out.append('-');
    }
    for (int i = digits.length(); i < width; i++) {
      out.append('0');
    }
    out.append(digits);
  }
}
