package dev.sluice.core.expr.text;

/** Takes a part of one text. */
@FunctionalInterface
public interface TextSlice {
  /** Null result. */
  long NULL = -1;

  /** Where the part lies, as {@link #at} packs it, or {@link #NULL}. */
  long slice(byte[] data, int start, int length);

  /** Start in the array and length in bytes as one number. */
  static long at(int start, int length) {
    return (long) start << Integer.SIZE | length;
  }

  static int start(long slice) {
    return (int) (slice >>> Integer.SIZE);
  }

  static int length(long slice) {
    return (int) slice;
  }
}
