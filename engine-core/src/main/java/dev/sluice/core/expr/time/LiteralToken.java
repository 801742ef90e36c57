package dev.sluice.core.expr.time;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text of a pattern that stands for itself, in any case when read. */
final class LiteralToken implements TimeToken {
  private final String text;
  private final byte[] utf8;

  LiteralToken(String text) {
    this.text = text;
    this.utf8 = text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public int parse(byte[] data, int from, int end, ParsedTime into) {
    int to = from + utf8.length;
    if (to > end) {
      return -1;
    }
    boolean same = Arrays.equals(data, from, to, utf8, 0, utf8.length);
    return same
            || new String(data, from, utf8.length, StandardCharsets.UTF_8).equalsIgnoreCase(text)
        ? to
        : -1;
  }

  @Override
  public void print(PrintedTime time, StringBuilder out) {
    out.append(text);
  }
}
