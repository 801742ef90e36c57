package dev.sluice.core.input.column;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads decimal numbers exactly, without garbage for the short ones. */
final class Decimals {
  private static final int EXACT_DIGITS = 15;
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private Decimals() {}

  /**
   * The nearest {@code double}.
   *
   * @throws NumberFormatException if {@link Double#parseDouble} does not take the text
   */
  static double parse(byte[] data, int start, int length) {
    int end = start + length;
    int at = start;
    boolean negative = at < end && data[at] == '-';
    if (negative) {
      at++;
    }
    long digits = 0;
    int count = 0;
    int scale = 0;
    boolean fraction = false;
    for (; at < end; at++) {
      int c = data[at];
      int digit = c - '0';
      if (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
        count++;
        if (fraction) {
          scale++;
        }
      } else if (c == '.' && !fraction) {
        fraction = true;
      } else {
        break;
      }
    }
    // Up to 15 digits and powers up to 22 are exact doubles, so one rounding happens at most
    if (at == end && count > 0 && count <= EXACT_DIGITS && scale < POWERS.length) {
      double value = digits / POWERS[scale];
      return negative ? -value : value;
    }
    return Double.parseDouble(new String(data, start, length, StandardCharsets.ISO_8859_1));
  }

  /**
   * Whether the text of a JSON number with fraction is the text that its value has in Java: so many
   * digits that all of them count, no exponent and no idle zeros.
   */
  static boolean isPlain(byte[] data, int start, int length) {
    int at = start;
    int end = start + length;
    if (data[at] == '-') {
      at++;
    }
    int whole = 0;
    while (at < end && data[at] >= '0' && data[at] <= '9') {
      whole++;
      at++;
    }
    if (at == end || data[at] != '.' || whole > 7) {
      return false;
    }
    int fraction = end - at - 1;
    for (int i = at + 1; i < end; i++) {
      if (data[i] < '0' || data[i] > '9') {
        return false;
      }
    }
    boolean belowOne = data[at - 1] == '0' && whole == 1;
    if (belowOne && (fraction < 1 || data[at + 1] == '0')) {
      return fraction == 1;
    }
    return whole + fraction <= EXACT_DIGITS && (fraction == 1 || data[end - 1] != '0');
  }

  /** The text that a JSON number with fraction or exponent has as a value. */
  static byte[] text(byte[] data, int start, int length) {
    return isPlain(data, start, length)
        ? Arrays.copyOfRange(data, start, start + length)
        : Double.toString(parse(data, start, length)).getBytes(StandardCharsets.ISO_8859_1);
  }
}
