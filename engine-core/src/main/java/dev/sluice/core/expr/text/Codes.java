package dev.sluice.core.expr.text;

/** Lookups by dictionary code; entry {@code code + 1} of a table belongs to a code. */
final class Codes {
  /** Dictionaries beyond this many entries are not worth a pass over them. */
  static final int MAX_ENTRIES = 1 << 15;

  private Codes() {}

  /** Largest code, -1 if all rows are null. */
  static int max(int[] codes, int size) {
    int max = -1;
    for (int i = 0; i < size; i++) {
      max = Math.max(max, codes[i]);
    }
    return max;
  }

  static void gather(int[] codes, long[] table, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = table[codes[i] + 1];
    }
  }

  static void gather(int[] codes, double[] table, double[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = table[codes[i] + 1];
    }
  }

  static void gather(int[] codes, int[] table, int[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = table[codes[i] + 1];
    }
  }

  static void gather(int[] codes, boolean[] table, boolean[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = table[codes[i] + 1];
    }
  }
}
