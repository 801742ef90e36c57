package dev.sluice.core.expr.text;

/** Reads a long from one text. */
@FunctionalInterface
public interface TextToLong {
  /**
   * Writes the result to {@code out[at]}.
   *
   * @return false if the result is null
   */
  boolean apply(byte[] data, int start, int length, long[] out, int at);
}
