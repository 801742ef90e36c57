package dev.sluice.core.expr.time;

/** Fraction of a second in a pattern, with so many digits. */
record FractionToken(int count) implements TimeToken {
  private static final int MILLI_DIGITS = 3;

  @Override
  public int parse(byte[] data, int from, int end, ParsedTime into) {
    int digits = TimeToken.digits(data, from, end, count);
    if (digits == 0) {
      return -1;
    }
    int millis = TimeToken.number(data, from, Math.min(digits, MILLI_DIGITS));
    for (int i = digits; i < MILLI_DIGITS; i++) {
      millis *= 10;
    }
    into.setMillis(millis);
    return from + digits;
  }

  @Override
  public void print(PrintedTime time, StringBuilder out) {
    int millis = time.millisOfSecond();
    out.append((char) ('0' + millis / 100));
    if (count > 1) {
      out.append((char) ('0' + millis / 10 % 10));
    }
    if (count > 2) {
      out.append((char) ('0' + millis % 10));
    }
    for (int i = MILLI_DIGITS; i < count; i++) {
      out.append('0');
    }
  }
}
