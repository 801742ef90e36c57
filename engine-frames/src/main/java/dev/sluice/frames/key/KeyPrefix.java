package dev.sluice.frames.key;

import dev.sluice.frames.type.Physical;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.StringVector;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The first column of a key as 64 bits that compare, unsigned, as the values do: a smaller prefix
 * means an earlier row. Equal prefixes mean equal values only where {@link #isExact} says so.
 *
 * <p>Prefixes of the same column and order compare across batches. Belongs to one thread.
 */
public final class KeyPrefix {

  private static final int PREFIX_BYTES = 7;
  private static final int LONGER = PREFIX_BYTES + 2;
  private static final int MAX_TABLE = 1 << 16;
  private static final VarHandle BIG_ENDIAN_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final Physical physical;
  private final long turn;

  /** Prefix of null before it is turned round for a descending order: the lowest or highest. */
  private final long ofNull;

  /** What the two {@code long} values next to null share. */
  private final long sharedByLongs;

  private final int skippedBytes;
  private @Nullable StringDictionary tableOf;
  private long[] table = new long[0];
  private int tableSize;

  public KeyPrefix(Physical physical, KeyColumn column) {
    this(physical, column, 0);
  }

  /**
   * Prefix of a column whose strings all start with the same bytes.
   *
   * @param skippedBytes how many leading bytes of strings are left out of prefixes
   */
  public KeyPrefix(Physical physical, KeyColumn column, int skippedBytes) {
    this.physical = physical;
    this.skippedBytes = skippedBytes;
    this.turn = column.isDescending() ? -1 : 0;
    this.ofNull = column.nullsHighest() ? -1 : 0;
    this.sharedByLongs = column.nullsHighest() ? -2 : 1;
  }

  /** Whether rows with this prefix all have the same value in the column. */
  public boolean isExact(long prefix) {
    long straight = prefix ^ turn;
    return switch (physical) {
      case LONG -> straight != sharedByLongs;
      case DOUBLE -> true;
      case BYTES -> (straight & 0xFF) != LONGER;
    };
  }

  /** Prefixes of all rows of the column. */
  public void fill(ColumnVector vector, long[] into) {
    if (vector instanceof LongVector longs) {
      fillLongs(longs, into);
    } else if (vector instanceof DoubleVector doubles) {
      fillDoubles(doubles, into);
    } else if (vector instanceof StringVector strings) {
      fillStrings(strings, into);
    } else {
      fillCodes((DictionaryVector) vector, into);
    }
    boolean[] nulls = vector.nulls();
    if (nulls != null) {
      for (int i = 0; i < vector.size(); i++) {
        into[i] = nulls[i] ? ofNull ^ turn : into[i];
      }
    }
  }

  private void fillLongs(LongVector vector, long[] into) {
    long[] values = vector.values();
    for (int i = 0; i < vector.size(); i++) {
      into[i] = ofLong(values[i]) ^ turn;
    }
  }

  private void fillDoubles(DoubleVector vector, long[] into) {
    double[] values = vector.values();
    for (int i = 0; i < vector.size(); i++) {
      into[i] = ofDouble(values[i]) ^ turn;
    }
  }

  private void fillStrings(StringVector vector, long[] into) {
    byte[] data = vector.data();
    int[] starts = vector.starts();
    int[] lengths = vector.lengths();
    for (int i = 0; i < vector.size(); i++) {
      into[i] = ofBytes(data, starts[i] + skippedBytes, lengths[i] - skippedBytes) ^ turn;
    }
  }

  private void fillCodes(DictionaryVector vector, long[] into) {
    StringDictionary dictionary = vector.dictionary();
    int[] codes = vector.codes();
    int size = vector.size();
    if (dictionary.size() > MAX_TABLE) {
      byte[] data = dictionary.data();
      for (int i = 0; i < size; i++) {
        int code = Math.max(codes[i], 0);
        into[i] = ofCode(dictionary, data, code);
      }
      return;
    }
    long[] byCode = table(dictionary);
    for (int i = 0; i < size; i++) {
      into[i] = byCode[codes[i] + 1];
    }
  }

  /** Prefix by code + 1. */
  private long[] table(StringDictionary dictionary) {
    int size = dictionary.size();
    if (tableOf != dictionary || tableSize != size) {
      if (table.length <= size) {
        table = new long[Math.max(16, Integer.highestOneBit(size) << 1)];
      }
      table[0] = ofNull ^ turn;
      byte[] data = dictionary.data();
      for (int code = 0; code < size; code++) {
        table[code + 1] = ofCode(dictionary, data, code);
      }
      tableOf = dictionary;
      tableSize = size;
    }
    return table;
  }

  private long ofCode(StringDictionary dictionary, byte[] data, int code) {
    int start = dictionary.start(code) + skippedBytes;
    return ofBytes(data, start, dictionary.length(code) - skippedBytes) ^ turn;
  }

  /** Ascending prefix of a value that is not null. */
  private long ofLong(long value) {
    long flipped = value ^ Long.MIN_VALUE;
    return flipped == ofNull ? sharedByLongs : flipped;
  }

  /** Ascending, exact prefix of a value that is not null: NaN is greatest, -0.0 is 0.0. */
  public static long ofDouble(double value) {
    long bits = Double.doubleToLongBits(value + 0.0);
    return bits ^ (bits >> 63 | Long.MIN_VALUE);
  }

  /** Ascending prefix of a value that is not null: seven bytes, and how long the value is. */
  public static long ofBytes(byte[] data, int start, int length) {
    if (length <= 0) {
      return 1;
    }
    long head;
    if (start + 8 <= data.length) {
      head = (long) BIG_ENDIAN_LONG.get(data, start);
    } else {
      head = 0;
      int end = Math.min(length, PREFIX_BYTES);
      for (int i = 0; i < end; i++) {
        head |= (data[start + i] & 0xFFL) << (56 - 8 * i);
      }
    }
    int kept = Math.min(length, PREFIX_BYTES);
    return (head & -1L << (64 - 8 * kept)) | (Math.min(length, PREFIX_BYTES + 1) + 1);
  }
}
