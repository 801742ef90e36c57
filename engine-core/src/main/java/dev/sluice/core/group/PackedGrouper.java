package dev.sluice.core.group;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several key columns as words of 64 bits: a number takes a word, and a bit elsewhere that says
 * NULL; a text takes half a word for its code.
 */
final class PackedGrouper implements Grouper {
  private final Field[] fields;
  private final int width;
  private final WordIndex index;

  /**
   * Where a column stands.
   *
   * @param word word of the number, or of the code
   * @param shift where the code stands in its word
   * @param nullWord word of the bit that says NULL
   * @param nullShift where that bit stands
   * @param codes codes of texts; null for numbers
   */
  private record Field(
      boolean doubles,
      int word,
      int shift,
      int nullWord,
      int nullShift,
      @Nullable BytesCodes codes) {}

  PackedGrouper(List<ColumnType> types) {
    int numbers = 0;
    for (ColumnType type : types) {
      numbers += type.physical() == Physical.BYTES ? 0 : 1;
    }
    fields = new Field[types.size()];
    int number = 0;
    int bit = numbers * Long.SIZE;
    for (int k = 0; k < fields.length; k++) {
      if (types.get(k).physical() == Physical.BYTES) {
        fields[k] = new Field(false, bit >> 6, bit & 63, 0, 0, new BytesCodes());
        bit += Integer.SIZE;
      }
    }
    for (int k = 0; k < fields.length; k++) {
      Physical physical = types.get(k).physical();
      if (physical != Physical.BYTES) {
        fields[k] = new Field(physical == Physical.DOUBLE, number++, 0, bit >> 6, bit & 63, null);
        bit++;
      }
    }
    width = (bit + 63) >> 6;
    index = width == 1 ? new OneWordIndex() : new RowIndex(width);
  }

  @Override
  public int[] groups(ColumnVector[] keys, int count, VectorArena arena) {
    long[][] words = new long[width][];
    for (int w = 0; w < width; w++) {
      words[w] = arena.longs(count);
      java.util.Arrays.fill(words[w], 0, count, 0);
    }
    for (int k = 0; k < fields.length; k++) {
      pack(fields[k], keys[k], count, words, arena);
    }
    int[] groups = arena.ints(count);
    index.find(words, count, groups);
    return groups;
  }

  private static void pack(
      Field field, ColumnVector key, int count, long[][] words, VectorArena arena) {
    long[] into = words[field.word()];
    BytesCodes texts = field.codes();
    if (texts != null) {
      int[] codes = texts.codes(key, count, arena);
      int shift = field.shift();
      for (int i = 0; i < count; i++) {
        into[i] |= (long) codes[i] << shift;
      }
      return;
    }
    if (field.doubles()) {
      double[] values = ((DoubleVector) key).values();
      for (int i = 0; i < count; i++) {
        into[i] = KeyValues.word(values[i]);
      }
    } else {
      System.arraycopy(((LongVector) key).values(), 0, into, 0, count);
    }
    boolean[] nulls = key.nulls();
    if (nulls != null) {
      long[] flags = words[field.nullWord()];
      long flag = 1L << field.nullShift();
      for (int i = 0; i < count; i++) {
        into[i] = nulls[i] ? 0 : into[i];
        flags[i] |= nulls[i] ? flag : 0;
      }
    }
  }

  @Override
  public int groupCount() {
    return index.size();
  }

  @Override
  public ColumnVector[] keys(int from, int count, VectorArena arena) {
    ColumnVector[] keys = new ColumnVector[fields.length];
    for (int k = 0; k < fields.length; k++) {
      keys[k] = unpack(fields[k], from, count, arena);
    }
    return keys;
  }

  private ColumnVector unpack(Field field, int from, int count, VectorArena arena) {
    long[] words = arena.longs(count);
    index.word(field.word(), from, count, words);
    BytesCodes texts = field.codes();
    if (texts != null) {
      int[] codes = arena.ints(count);
      for (int i = 0; i < count; i++) {
        codes[i] = (int) (words[i] >>> field.shift());
      }
      return texts.values(codes, count, arena);
    }
    boolean[] nulls = nulls(field, from, count, arena);
    if (!field.doubles()) {
      return new LongVector(words, nulls, count);
    }
    double[] values = arena.doubles(count);
    for (int i = 0; i < count; i++) {
      values[i] = Double.longBitsToDouble(words[i]);
    }
    return new DoubleVector(values, nulls, count);
  }

  private boolean @Nullable [] nulls(Field field, int from, int count, VectorArena arena) {
    long[] flags = arena.longs(count);
    index.word(field.nullWord(), from, count, flags);
    boolean[] nulls = arena.booleans(count);
    int found = 0;
    for (int i = 0; i < count; i++) {
      boolean isNull = ((flags[i] >>> field.nullShift()) & 1) != 0;
      nulls[i] = isNull;
      found += isNull ? 1 : 0;
    }
    return found == 0 ? null : nulls;
  }

  @Override
  public long sizeBytes() {
    long bytes = index.sizeBytes();
    for (Field field : fields) {
      BytesCodes texts = field.codes();
      bytes += texts == null ? 0 : texts.sizeBytes();
    }
    return bytes;
  }

  @Override
  public void reset() {
    index.reset();
    for (Field field : fields) {
      BytesCodes texts = field.codes();
      if (texts != null) {
        texts.reset();
      }
    }
  }
}
