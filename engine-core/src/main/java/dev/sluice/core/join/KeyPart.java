package dev.sluice.core.join;

import dev.sluice.core.group.KeyValues;
import dev.sluice.core.group.SliceIndex;
import dev.sluice.frames.vector.StringDictionary;
import org.jspecify.annotations.Nullable;

/**
 * One key column of a build side as numbers of few bits: 0 for NULL, else one more than the
 * distance from the least value, or one more than the value's number where values are far apart.
 * Immutable once made.
 */
final class KeyPart {
  private static final int MAX_NARROW_BITS = 32;

  private final @Nullable SliceIndex texts;
  private final boolean matchesNull;
  private final long min;
  private final long max;
  private @Nullable LongNumbers numbers;
  private int bits;

  private KeyPart(@Nullable SliceIndex texts, boolean matchesNull, long min, long max) {
    this.texts = texts;
    this.matchesNull = matchesNull;
    this.min = min;
    this.max = max;
    long range = max - min;
    bits =
        max < min
            ? 1
            : range < 0 || range == Long.MAX_VALUE
                ? Long.SIZE + 1
                : Long.SIZE - Long.numberOfLeadingZeros(range + 1);
  }

  /**
   * The part of a column.
   *
   * @param words takes the word of each row: the number, the bits of a double, the code of a text
   */
  static KeyPart of(StoredColumn column, boolean matchesNull, int rows, long[] words) {
    SliceIndex texts = load(column, rows, words);
    boolean[] nulls = column.nulls();
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    if (nulls == null) {
      for (int i = 0; i < rows; i++) {
        min = Math.min(min, words[i]);
        max = Math.max(max, words[i]);
      }
    } else {
      for (int i = 0; i < rows; i++) {
        min = Math.min(min, nulls[i] ? Long.MAX_VALUE : words[i]);
        max = Math.max(max, nulls[i] ? Long.MIN_VALUE : words[i]);
      }
    }
    return new KeyPart(texts, matchesNull, min, max);
  }

  private static @Nullable SliceIndex load(StoredColumn column, int rows, long[] words) {
    if (column instanceof StoredColumn.Longs longs) {
      System.arraycopy(longs.values(), 0, words, 0, rows);
      return null;
    }
    if (column instanceof StoredColumn.Doubles doubles) {
      for (int i = 0; i < rows; i++) {
        words[i] = KeyValues.word(doubles.values()[i]);
      }
      return null;
    }
    SliceIndex texts = new SliceIndex();
    if (column instanceof StoredColumn.Codes coded) {
      loadCodes(coded, rows, words, texts);
      return texts;
    }
    StoredColumn.Texts slices = (StoredColumn.Texts) column;
    boolean[] nulls = column.nulls();
    int[] offsets = slices.offsets();
    for (int i = 0; i < rows; i++) {
      words[i] =
          nulls != null && nulls[i]
              ? 0
              : texts.find(slices.data(), offsets[i], offsets[i + 1] - offsets[i]);
    }
    return texts;
  }

  private static void loadCodes(
      StoredColumn.Codes column, int rows, long[] words, SliceIndex texts) {
    StringDictionary entries = column.dictionary();
    int[] known = new int[entries.size()];
    for (int i = 0; i < rows; i++) {
      int code = column.codes()[i];
      if (code < 0) {
        words[i] = 0;
        continue;
      }
      if (known[code] == 0) {
        known[code] = 1 + texts.find(entries.data(), entries.start(code), entries.length(code));
      }
      words[i] = known[code] - 1L;
    }
  }

  /** Texts and their codes; null for numbers. */
  @Nullable SliceIndex texts() {
    return texts;
  }

  boolean matchesNull() {
    return matchesNull;
  }

  int bits() {
    return bits;
  }

  boolean isNarrow() {
    return bits <= MAX_NARROW_BITS;
  }

  /** Takes numbers of the words in place of their distances; then the part is narrow. */
  void number(long[] words, boolean @Nullable [] nulls, int rows) {
    LongNumbers made = new LongNumbers(0);
    for (int i = 0; i < rows; i++) {
      if (nulls == null || !nulls[i]) {
        made.add(words[i]);
      }
    }
    numbers = made;
    bits = Long.SIZE - Long.numberOfLeadingZeros(made.size());
  }

  /**
   * Makes numbers of words, in place, and takes note of rows that equal no row of the build side.
   */
  void encode(long[] words, boolean @Nullable [] nulls, int count, boolean[] absent) {
    LongNumbers known = numbers;
    if (known != null) {
      for (int i = 0; i < count; i++) {
        words[i] = 1L + known.find(words[i]);
        absent[i] |= words[i] == 0;
      }
    } else {
      long low = min;
      long range = max - min;
      boolean empty = max < min;
      for (int i = 0; i < count; i++) {
        long distance = words[i] - low;
        boolean inside = !empty && Long.compareUnsigned(distance, range) <= 0;
        words[i] = inside ? distance + 1 : 0;
        absent[i] |= !inside;
      }
    }
  }

  long sizeBytes() {
    return (texts == null ? 0 : texts.sizeBytes()) + (numbers == null ? 0 : numbers.sizeBytes());
  }
}
