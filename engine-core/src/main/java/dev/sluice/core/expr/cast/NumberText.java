package dev.sluice.core.expr.cast;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers from texts: blanks around, a leading plus and commas between digits are ignored, a
 * text with a fraction or an exponent is a long after its fraction is cut.
 */
public final class NumberText {
  private static final int MAX_PLAIN_DIGITS = 18;
  private static final int MAX_EXACT_DIGITS = 15;
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private NumberText() {}

  /**
   * Writes the long to {@code out[at]}.
   *
   * @return false if the text is no number, or one out of range
   */
  public static boolean parseLong(byte[] data, int start, int length, long[] out, int at) {
    int end = start + length;
    int i = start;
    boolean negative = i < end && data[i] == '-';
    if (negative) {
      i++;
    }
    if (i == end || end - i > MAX_PLAIN_DIGITS) {
      return parseUnusualLong(data, start, length, out, at);
    }
    long value = 0;
    for (; i < end; i++) {
      int digit = data[i] - '0';
      if (digit < 0 || digit > 9) {
        return parseUnusualLong(data, start, length, out, at);
      }
      value = value * 10 + digit;
    }
    out[at] = negative ? -value : value;
    return true;
  }

  private static boolean parseUnusualLong(byte[] data, int start, int length, long[] out, int at) {
    String text = cleaned(data, start, length);
    if (text == null) {
      return false;
    }
    try {
      out[at] = Long.parseLong(text);
      return true;
    } catch (NumberFormatException e) {
      Double number = toDouble(text);
      if (number == null || !(Math.abs(number) < 0x1p63)) {
        return false;
      }
      out[at] = number.longValue();
      return true;
    }
  }

  /**
   * Writes the double to {@code out[at]}; knows {@code NaN} and {@code Infinity} too.
   *
   * @return false if the text is no number
   */
  public static boolean parseDouble(byte[] data, int start, int length, double[] out, int at) {
    if (parsePlainDouble(data, start, length, out, at)) {
      return true;
    }
    String text = cleaned(data, start, length);
    Double number = text == null ? null : toDouble(text);
    if (number == null) {
      return false;
    }
    out[at] = number;
    return true;
  }

  /**
   * Reads at most 15 digits with an optional point: two exact doubles give the nearest quotient.
   */
  private static boolean parsePlainDouble(
      byte[] data, int start, int length, double[] out, int at) {
    int end = start + length;
    boolean negative = length > 0 && data[start] == '-';
    int i = negative ? start + 1 : start;
    int digits = 0;
    int decimals = -1;
    long value = 0;
    for (; i < end; i++) {
      int digit = data[i] - '0';
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        digits++;
        decimals += decimals < 0 ? 0 : 1;
      } else if (data[i] == '.' && decimals < 0) {
        decimals = 0;
      } else {
        return false;
      }
      if (digits > MAX_EXACT_DIGITS) {
        return false;
      }
    }
    if (digits == 0) {
      return false;
    }
    double magnitude = decimals <= 0 ? value : value / POWERS[decimals];
    out[at] = negative ? -magnitude : magnitude;
    return true;
  }

  /** The text without blanks around and commas; null if that is empty. */
  private static @Nullable String cleaned(byte[] data, int start, int length) {
    String text = new String(data, start, length, StandardCharsets.UTF_8).trim();
    if (text.indexOf(',') >= 0) {
      text = text.replace(",", "");
    }
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Double toDouble(String text) {
    char last = text.charAt(text.length() - 1);
    // Java reads type suffixes and hexadecimal digits, which are no part of a number here.
    boolean suffix = last == 'd' || last == 'D' || last == 'f' || last == 'F';
    if (suffix || text.indexOf('x') >= 0 || text.indexOf('X') >= 0) {
      return null;
    }
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
