package dev.sluice.core.group;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import org.jspecify.annotations.Nullable;

/**
 * Codes of numbers: by their distance from the least one as long as they lie close together, else
 * by a hash table. Doubles are their bits, with one zero and one NaN.
 */
final class LongCodes implements KeyCodes {
  private final boolean doubles;
  private final LongList values = new LongList();
  private @Nullable DenseLongIndex dense = new DenseLongIndex(values);
  private @Nullable HashLongIndex hash;
  private int nullCode = -1;

  LongCodes(boolean doubles) {
    this.doubles = doubles;
  }

  @Override
  public int[] codes(ColumnVector vector, int count, VectorArena arena) {
    long[] words =
        doubles ? words((DoubleVector) vector, count, arena) : ((LongVector) vector).values();
    boolean[] nulls = vector.nulls();
    int[] codes = arena.ints(count);
    if (nulls == null) {
      find(words, count, codes, arena);
    } else {
      findUnlessNull(words, nulls, count, codes, arena);
    }
    return codes;
  }

  private static long[] words(DoubleVector vector, int count, VectorArena arena) {
    double[] from = vector.values();
    long[] words = arena.longs(count);
    for (int i = 0; i < count; i++) {
      words[i] = KeyValues.word(from[i]);
    }
    return words;
  }

  private void findUnlessNull(
      long[] words, boolean[] nulls, int count, int[] codes, VectorArena arena) {
    long[] known = arena.longs(count);
    int[] rows = arena.ints(count);
    int knownCount = 0;
    for (int i = 0; i < count; i++) {
      known[knownCount] = words[i];
      rows[knownCount] = i;
      knownCount += nulls[i] ? 0 : 1;
    }
    int[] knownCodes = arena.ints(count);
    find(known, knownCount, knownCodes, arena);
    if (knownCount < count && nullCode < 0) {
      nullCode = values.append(0);
    }
    java.util.Arrays.fill(codes, 0, count, nullCode);
    for (int i = 0; i < knownCount; i++) {
      codes[rows[i]] = knownCodes[i];
    }
  }

  private void find(long[] words, int count, int[] codes, VectorArena arena) {
    DenseLongIndex close = dense;
    if (close != null) {
      if (close.cover(words, count)) {
        close.find(words, count, codes);
        return;
      }
      dense = null;
      hash = new HashLongIndex(values, nullCode);
    }
    HashLongIndex far = hash;
    if (far == null) {
      far = new HashLongIndex(values, nullCode);
      hash = far;
    }
    far.find(words, count, codes, arena);
    if (far.grewSinceAsked()) {
      dense = DenseLongIndex.ofAll(values, nullCode);
      hash = dense == null ? far : null;
    }
  }

  @Override
  public int size() {
    return values.size();
  }

  @Override
  public ColumnVector values(int[] codes, int count, VectorArena arena) {
    boolean[] nulls = null;
    for (int i = 0; i < count; i++) {
      if (codes[i] == nullCode) {
        if (nulls == null) {
          nulls = arena.booleans(count);
        }
        nulls[i] = true;
      }
    }
    long[] from = values.array();
    if (!doubles) {
      long[] out = arena.longs(count);
      for (int i = 0; i < count; i++) {
        out[i] = from[codes[i]];
      }
      return new LongVector(out, nulls, count);
    }
    double[] out = arena.doubles(count);
    for (int i = 0; i < count; i++) {
      out[i] = Double.longBitsToDouble(from[codes[i]]);
    }
    return new DoubleVector(out, nulls, count);
  }

  @Override
  public long sizeBytes() {
    return values.sizeBytes()
        + (dense == null ? 0 : dense.sizeBytes())
        + (hash == null ? 0 : hash.sizeBytes());
  }

  @Override
  public void reset() {
    values.clear();
    nullCode = -1;
    if (dense != null) {
      dense.reset();
    }
    if (hash != null) {
      hash.reset();
    }
  }
}
