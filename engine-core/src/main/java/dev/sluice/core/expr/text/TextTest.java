package dev.sluice.core.expr.text;

/** Yes or no about one text. Never fails. */
@FunctionalInterface
public interface TextTest {
  boolean test(byte[] data, int start, int length);
}
