package dev.sluice.core.input.column;

import java.nio.charset.StandardCharsets;

/** Reads a number out of text, with space around it, commas in it, and a sign. */
final class NumberText {
  private static final int SAFE_DIGITS = 18;

  private boolean whole;
  private long longValue;
  private double doubleValue;

  /** Whether the text is a number, which then is the value. */
  boolean read(byte[] data, int start, int length) {
    if (length == 0) {
      return false;
    }
    boolean negative = data[start] == '-';
    int digits = negative ? length - 1 : length;
    if (digits == 0 || digits > SAFE_DIGITS) {
      return readAny(data, start, length);
    }
    long value = 0;
    for (int i = start + length - digits; i < start + length; i++) {
      int digit = data[i] - '0';
      if (digit < 0 || digit > 9) {
        return readAny(data, start, length);
      }
      value = value * 10 + digit;
    }
    whole = true;
    longValue = negative ? -value : value;
    return true;
  }

  /** The number, cut to its whole part and to 64 bits. */
  long toLong() {
    return whole ? longValue : (long) doubleValue;
  }

  double toDouble() {
    return whole ? longValue : doubleValue;
  }

  private boolean readAny(byte[] data, int start, int length) {
    if (!mayBeNumber(data, start, length)) {
      return false;
    }
    String text = new String(data, start, length, StandardCharsets.UTF_8).trim().replace(",", "");
    if (text.length() > 1 && text.charAt(0) == '+' && Character.isDigit(text.charAt(1))) {
      text = text.substring(1);
    }
    try {
      if (isWhole(text)) {
        longValue = Long.parseLong(text);
        whole = true;
        return true;
      }
    } catch (NumberFormatException beyondLong) {
      // Read as double below
    }
    try {
      doubleValue = Double.parseDouble(text);
      whole = false;
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isWhole(String text) {
    int from = text.startsWith("-") ? 1 : 0;
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() > from;
  }

  /** Cheap look at the first bytes, as most texts that are no numbers start with a letter. */
  private static boolean mayBeNumber(byte[] data, int start, int length) {
    for (int i = start; i < start + length; i++) {
      int c = data[i];
      if (c > ' ' && c != '+' && c != '-') {
        return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == 'N' || c == 'I';
      }
    }
    return false;
  }
}
