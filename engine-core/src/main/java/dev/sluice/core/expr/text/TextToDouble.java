package dev.sluice.core.expr.text;

/** Reads a double from one text. */
@FunctionalInterface
public interface TextToDouble {
  /**
   * Writes the result to {@code out[at]}.
   *
   * @return false if the result is null
   */
  boolean apply(byte[] data, int start, int length, double[] out, int at);
}
