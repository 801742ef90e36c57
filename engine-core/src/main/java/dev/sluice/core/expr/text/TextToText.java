package dev.sluice.core.expr.text;

/** Makes a text of one text. */
@FunctionalInterface
public interface TextToText {
  /**
   * Appends the result to {@code out}.
   *
   * @return false if the result is null
   */
  boolean apply(byte[] data, int start, int length, TextBuilder out);
}
