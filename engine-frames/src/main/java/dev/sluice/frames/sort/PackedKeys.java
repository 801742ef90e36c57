package dev.sluice.frames.sort;

import dev.sluice.frames.Frame;
import dev.sluice.frames.FrameLayout;
import dev.sluice.frames.FrameReader;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.key.KeyOrder;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.VectorArena;
import java.util.function.Function;

/**
 * As much of each row's key as fits into 64 bits: leading columns at the width that their values
 * need among these rows. Packed keys compare unsigned; they mean nothing among other rows.
 */
final class PackedKeys {
  private static final int SMALL_DICTIONARY = 1 << 12;

  private final FrameRows rows;
  private final FrameReader reader;
  private final VectorArena arena = new VectorArena();
  private final Function<StringDictionary, int[]> ranks;
  private final long[] keys;
  private int bits;
  private int wholeColumns;
  private boolean exact;

  private PackedKeys(FrameRows rows, Function<StringDictionary, int[]> ranks) {
    this.rows = rows;
    this.ranks = ranks;
    this.reader = new FrameReader(arena);
    this.keys = new long[rows.rowCount()];
  }

  /**
   * Keys of all rows.
   *
   * @param ranks gives the ranks of a dictionary's codes
   */
  static PackedKeys pack(
      FrameRows rows,
      RowSignature signature,
      ClusterBy key,
      Function<StringDictionary, int[]> ranks) {
    PackedKeys packed = new PackedKeys(rows, ranks);
    packed.exact = true;
    for (int k = 0; k < key.columns().size() && packed.exact && packed.bits < 64; k++) {
      int column = signature.indexOf(key.columns().get(k).columnName());
      packed.add(column, key.columns().get(k));
    }
    packed.exact &= packed.wholeColumns == key.columns().size();
    return packed;
  }

  /** By row, in the order of the rows. */
  long[] keys() {
    return keys;
  }

  /** How many low bits of the keys are in use. */
  int bits() {
    return bits;
  }

  /** Whether equal packed keys mean equal keys. */
  boolean isExact() {
    return exact;
  }

  /** How many leading key columns equal packed keys have in common. */
  int wholeColumns() {
    return wholeColumns;
  }

  private void add(int column, KeyColumn order) {
    KeyNumbers numbers = numbers(column);
    Range range = new Range(order.order() == KeyOrder.DESCENDING, order.nullsHighest());
    each(column, (vector, at) -> range.add(vector, numbers.of(vector, arena)));
    boolean whole = range.close() && numbers.isExact();
    int room = 64 - bits;
    int drop = Math.max(0, range.bits() - room);
    int kept = range.bits() - drop;
    each(
        column,
        (vector, at) -> range.append(vector, numbers.of(vector, arena), keys, at, kept, drop));
    bits += kept;
    if (whole && drop == 0) {
      wholeColumns++;
    } else {
      exact = false;
    }
  }

  private KeyNumbers numbers(int column) {
    FrameColumn values = rows.column(column);
    StringDictionary dictionary = values.dictionary();
    if (dictionary != null && dictionary.size() <= Math.max(SMALL_DICTIONARY, rows.rowCount())) {
      return new KeyNumbers.OfCodes(ranks.apply(dictionary));
    }
    if (values.form() == FrameLayout.Form.LONG) {
      return new KeyNumbers.OfLongs();
    }
    if (values.form() == FrameLayout.Form.DOUBLE) {
      return new KeyNumbers.OfDoubles();
    }
    ByteRanges ranges = new ByteRanges();
    each(column, (vector, at) -> ranges.addCommon(KeyNumbers.OfBytes.strings(vector, arena)));
    each(column, (vector, at) -> ranges.addBytes(KeyNumbers.OfBytes.strings(vector, arena)));
    ranges.close();
    return new KeyNumbers.OfBytes(ranges);
  }

  private interface VectorSink {
    void accept(ColumnVector vector, int firstRow);
  }

  private void each(int column, VectorSink sink) {
    int at = 0;
    for (Frame frame : rows.frames()) {
      for (int from = 0; from < frame.rowCount(); from += Batch.DEFAULT_ROWS) {
        int count = Math.min(Batch.DEFAULT_ROWS, frame.rowCount() - from);
        arena.reset();
        sink.accept(reader.read(frame, from, count).column(column), at);
        at += count;
      }
    }
  }

  /** Lowest and highest number of a column, and from them its place in a packed key. */
  private static final class Range {
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;
    private boolean hasNulls;
    private boolean clamped;
    private final boolean descending;
    private final boolean nullsHighest;

    /** Highest ordinal, unsigned. */
    private long span;

    Range(boolean descending, boolean nullsHighest) {
      this.descending = descending;
      this.nullsHighest = nullsHighest;
    }

    void add(ColumnVector vector, long[] numbers) {
      int size = vector.size();
      boolean[] nulls = vector.nulls();
      long low = min;
      long high = max;
      if (nulls == null) {
        for (int i = 0; i < size; i++) {
          low = Math.min(low, numbers[i]);
          high = Math.max(high, numbers[i]);
        }
      } else {
        hasNulls = true;
        for (int i = 0; i < size; i++) {
          low = nulls[i] ? low : Math.min(low, numbers[i]);
          high = nulls[i] ? high : Math.max(high, numbers[i]);
        }
      }
      min = low;
      max = high;
    }

    /** Ends the measuring. Answers whether ordinals tell all values apart. */
    boolean close() {
      if (min > max) {
        min = 0;
        max = 0;
      }
      span = max - min;
      if (hasNulls) {
        clamped = span == -1;
        span = clamped ? span : span + 1;
      }
      return !clamped;
    }

    int bits() {
      return 64 - Long.numberOfLeadingZeros(span);
    }

    void append(
        ColumnVector vector, long[] numbers, long[] keys, int firstRow, int kept, int drop) {
      if (kept == 0) {
        return;
      }
      boolean[] nulls = vector.nulls();
      long ofNull = nullsHighest ? span : 0;
      long shift = hasNulls && !clamped && !nullsHighest ? 1 : 0;
      long nextToNull = nullsHighest ? span - 1 : 1;
      for (int i = 0; i < vector.size(); i++) {
        long ordinal = numbers[i] - min + shift;
        if (clamped && ordinal == ofNull) {
          ordinal = nextToNull;
        }
        if (nulls != null && nulls[i]) {
          ordinal = ofNull;
        }
        ordinal = descending ? span - ordinal : ordinal;
        long head = kept == 64 ? 0 : keys[firstRow + i] << kept;
        keys[firstRow + i] = head | ordinal >>> drop;
      }
    }
  }
}
