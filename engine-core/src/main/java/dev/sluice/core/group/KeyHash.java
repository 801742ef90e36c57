package dev.sluice.core.group;

import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.StringVector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of keys by value: the same for equal keys whatever their encoding, in every process. -0.0
 * hashes as 0.0, and null as a value of its own. Entries of dictionaries are hashed once, when
 * first met. Hashes of different levels have nothing to do with each other. Belongs to one thread.
 */
public final class KeyHash {
  private static final long NULL_HASH = 0x9E3779B97F4A7C15L;
  private static final long FACTOR_1 = 0xBF58476D1CE4E5B9L;
  private static final long FACTOR_2 = 0x94D049BB133111EBL;

  private final int[] columns;
  private final long seed;
  private final @Nullable DictionaryHashes[] dictionaries;
  private long[] hashes = new long[0];
  private int[] partitions = new int[0];

  /**
   * Hash of rows of one signature.
   *
   * @param columns positions of the key's columns
   * @param level 0 for the partitions of a shuffle, higher for parts of a partition
   */
  public KeyHash(int[] columns, int level) {
    this.columns = columns.clone();
    this.seed = level * NULL_HASH;
    this.dictionaries = new DictionaryHashes[columns.length];
  }

  /** Hash of each row, of which all bits are good; the array is reused by the next call. */
  public long[] hashes(Batch batch) {
    int rows = batch.rowCount();
    if (hashes.length < rows) {
      hashes = new long[rows];
      partitions = new int[rows];
    }
    Arrays.fill(hashes, 0, rows, seed);
    for (int k = 0; k < columns.length; k++) {
      add(k, batch.column(columns[k]), rows);
    }
    return hashes;
  }

  /** Partition of each row, below {@code count}; the array is reused by the next call. */
  public int[] partitions(Batch batch, int count) {
    long[] from = hashes(batch);
    int[] to = partitions;
    for (int i = 0; i < batch.rowCount(); i++) {
      to[i] = (int) (((from[i] >>> 32) * count) >>> 32);
    }
    return to;
  }

  private void add(int k, ColumnVector vector, int rows) {
    boolean[] nulls = vector.nulls();
    long[] into = hashes;
    if (vector instanceof LongVector longs) {
      long[] values = longs.values();
      if (nulls == null) {
        for (int i = 0; i < rows; i++) {
          into[i] = mix(into[i] * 31 + values[i]);
        }
        return;
      }
      for (int i = 0; i < rows; i++) {
        into[i] = mix(into[i] * 31 + (nulls[i] ? NULL_HASH : values[i]));
      }
    } else if (vector instanceof DoubleVector doubles) {
      for (int i = 0; i < rows; i++) {
        long value = nulls != null && nulls[i] ? NULL_HASH : KeyValues.word(doubles.values()[i]);
        into[i] = mix(into[i] * 31 + value);
      }
    } else if (vector instanceof StringVector strings) {
      for (int i = 0; i < rows; i++) {
        long value =
            nulls != null && nulls[i]
                ? NULL_HASH
                : SliceHash.hash(strings.data(), strings.starts()[i], strings.lengths()[i]);
        into[i] = mix(into[i] * 31 + value);
      }
    } else {
      add(dictionary(k), (DictionaryVector) vector, rows);
    }
  }

  private DictionaryHashes dictionary(int k) {
    DictionaryHashes known = dictionaries[k];
    if (known == null) {
      known = new DictionaryHashes();
      dictionaries[k] = known;
    }
    return known;
  }

  private void add(DictionaryHashes known, DictionaryVector vector, int rows) {
    StringDictionary dictionary = vector.dictionary();
    long[] into = hashes;
    int[] codes = vector.codes();
    if (!known.covers(dictionary, rows)) {
      for (int i = 0; i < rows; i++) {
        into[i] = mix(into[i] * 31 + DictionaryHashes.hash(dictionary, codes[i]));
      }
      return;
    }
    long[] values = known.values();
    for (int i = 0; i < rows; i++) {
      into[i] = mix(into[i] * 31 + values[codes[i] + 1]);
    }
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * FACTOR_1;
    mixed = (mixed ^ (mixed >>> 27)) * FACTOR_2;
    return mixed ^ (mixed >>> 31);
  }

  /**
   * Hashes of the entries of the dictionary that came along last: entry {@code e} at {@code e + 1}.
   */
  private static final class DictionaryHashes {
    private @Nullable StringDictionary dictionary;
    private long[] values = new long[0];
    private int size;
    private int asked;

    /** Whether all entries are hashed: not for a few rows of a large dictionary. */
    @SuppressWarnings("ReferenceEquality") // dictionaries are told apart by identity
    boolean covers(StringDictionary wanted, int rows) {
      if (wanted != dictionary) {
        dictionary = wanted;
        size = 0;
        asked = 0;
      }
      int entries = wanted.size();
      asked = (int) Math.min(Integer.MAX_VALUE, (long) asked + rows);
      if (size <= entries && asked < entries) {
        return false;
      }
      if (values.length <= entries) {
        values = Arrays.copyOf(values, Math.max(entries + 1, values.length * 2));
      }
      values[0] = NULL_HASH;
      for (; size < entries; size++) {
        values[size + 1] = hash(wanted, size);
      }
      return true;
    }

    long[] values() {
      return values;
    }

    static long hash(StringDictionary dictionary, int code) {
      return code < 0
          ? NULL_HASH
          : SliceHash.hash(dictionary.data(), dictionary.start(code), dictionary.length(code));
    }
  }
}
