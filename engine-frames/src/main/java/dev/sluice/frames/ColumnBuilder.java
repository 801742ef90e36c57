package dev.sluice.frames;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.ColumnVector;
import org.jspecify.annotations.Nullable;

/** Collects the values of one column of a frame in heap arrays, which it keeps for the next. */
abstract sealed class ColumnBuilder
    permits LongColumnBuilder, DoubleColumnBuilder, BytesColumnBuilder {
  private static final int MIN_ROWS = 64;

  private boolean[] nulls = new boolean[0];
  private boolean anyNull;

  int size;

  static ColumnBuilder of(ColumnType type) {
    return switch (type.physical()) {
      case LONG -> new LongColumnBuilder();
      case DOUBLE -> new DoubleColumnBuilder();
      case BYTES -> new BytesColumnBuilder();
    };
  }

  /** Bytes of the arrays held. */
  long heapBytes() {
    return nulls.length;
  }

  /** Bytes by which {@link #heapBytes} grows if these rows and data bytes are to come. */
  abstract long growth(int rows, long dataBytes);

  /** Makes room. */
  abstract void grow(int rows, long dataBytes);

  /** Takes the rows; there is room. */
  abstract void append(ColumnVector vector, RowRange range);

  /** Form and length in the block of the next frame, see {@link Section}. */
  abstract Section section();

  /** Copies values, offsets or codes to their place. */
  abstract void putValues(long address);

  /** Copies the bytes of strings to their place. */
  void putData(long address) {}

  void clear() {
    size = 0;
    anyNull = false;
  }

  /** What a column needs in a block: lengths in bytes. */
  record Section(FrameLayout.Form form, long valuesBytes, long dataBytes) {}

  final boolean hasNulls() {
    return anyNull;
  }

  final void putNulls(long address) {
    NullBits.pack(nulls, size, address);
  }

  /** Length that an array of this length should have, to hold so many more rows. */
  final int capacity(int length, int rows) {
    int needed = size + rows;
    return needed <= length ? length : Math.max(needed, Math.max(MIN_ROWS, 2 * length));
  }

  final int nullsGrowth(int rows) {
    return capacity(nulls.length, rows) - nulls.length;
  }

  final void growNulls(int rows) {
    int length = capacity(nulls.length, rows);
    if (length != nulls.length) {
      nulls = java.util.Arrays.copyOf(nulls, length);
    }
  }

  /** Marks the rows that are about to be added behind {@link #size}. */
  final void appendNulls(boolean @Nullable [] from, RowRange range) {
    int count = range.count();
    if (from == null) {
      if (anyNull) {
        java.util.Arrays.fill(nulls, size, size + count, false);
      }
      return;
    }
    int[] rows = range.rows();
    boolean any = false;
    for (int i = 0; i < count; i++) {
      boolean isNull = from[rows == null ? range.from() + i : rows[range.from() + i]];
      nulls[size + i] = isNull;
      any |= isNull;
    }
    if (any && !anyNull) {
      java.util.Arrays.fill(nulls, 0, size, false);
      anyNull = true;
    }
  }
}
