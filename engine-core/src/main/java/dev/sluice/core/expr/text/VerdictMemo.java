package dev.sluice.core.expr.text;

import java.util.Arrays;

/** Verdict per dictionary entry: 1 accepted, 0 not; 0 for null. */
final class VerdictMemo extends DictionaryMemo {
  private final TextTest test;
  private final boolean negated;
  private byte[] table = new byte[64];

  VerdictMemo(TextTest test, boolean negated) {
    this.test = test;
    this.negated = negated;
  }

  byte[] table() {
    return table;
  }

  @Override
  void reserve(int length) {
    if (table.length < length) {
      table = Arrays.copyOf(table, grown(table.length, length));
    }
  }

  @Override
  void learn(int code, byte[] data, int start, int length) {
    table[code + 1] = (byte) (test.test(data, start, length) == negated ? 0 : 1);
  }
}
