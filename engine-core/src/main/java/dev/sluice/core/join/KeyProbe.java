package dev.sluice.core.join;

import dev.sluice.core.group.KeyValues;
import dev.sluice.core.group.SliceIndex;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Words of probe rows, in the form that a key space gave the build rows. Belongs to one lane. */
final class KeyProbe {
  private final KeySpace space;
  private final DictionaryCodes[] dictionaries;
  private boolean @Nullable [] absent;

  KeyProbe(KeySpace space) {
    this.space = space;
    dictionaries = new DictionaryCodes[space.parts().size()];
    Arrays.setAll(dictionaries, k -> new DictionaryCodes());
  }

  /** Word of each row; those of rows that {@link #absent} names mean nothing. */
  long[] words(ColumnVector[] keys, int count, VectorArena arena) {
    if (space.isSingle()) {
      absent = keys[0].nulls();
      return load(0, keys[0], count, arena, false);
    }
    boolean[] missing = arena.booleans(count);
    long[] packed = arena.longs(count);
    Arrays.fill(packed, 0, count, 0);
    for (int k = 0; k < keys.length; k++) {
      KeyPart part = space.parts().get(k);
      long[] words = load(k, keys[k], count, arena, true);
      KeySpace.encode(part, words, keys[k].nulls(), count, missing);
      LongNumbers fold = space.fold(k);
      if (fold != null) {
        for (int i = 0; i < count; i++) {
          int number = fold.find(packed[i]);
          missing[i] |= number < 0;
          packed[i] = number;
        }
      }
      KeySpace.join(packed, words, part.bits(), count);
    }
    absent = missing;
    return packed;
  }

  /** Rows of the last call that equal no build row, or null if that is not known of any. */
  boolean @Nullable [] absent() {
    return absent;
  }

  private long[] load(int k, ColumnVector vector, int count, VectorArena arena, boolean copy) {
    if (vector instanceof LongVector longs) {
      if (!copy) {
        return longs.values();
      }
      long[] words = arena.longs(count);
      System.arraycopy(longs.values(), 0, words, 0, count);
      return words;
    }
    long[] words = arena.longs(count);
    if (vector instanceof DoubleVector doubles) {
      double[] values = doubles.values();
      for (int i = 0; i < count; i++) {
        words[i] = KeyValues.word(values[i]);
      }
      return words;
    }
    SliceIndex texts = space.parts().get(k).texts();
    if (texts == null) {
      throw new IllegalArgumentException("Key [" + k + "] has another type in the build side");
    }
    if (vector instanceof DictionaryVector coded) {
      loadCodes(coded, dictionaries[k].of(coded.dictionary()), texts, count, words);
    } else {
      StringVector slices = (StringVector) vector;
      texts.lookup(
          slices.data(), slices.starts(), slices.lengths(), count, words, arena.longs(count));
    }
    return words;
  }

  private static void loadCodes(
      DictionaryVector vector, int[] known, SliceIndex texts, int count, long[] words) {
    StringDictionary entries = vector.dictionary();
    int[] codes = vector.codes();
    for (int i = 0; i < count; i++) {
      int found = known[codes[i] + 1];
      if (found == DictionaryCodes.NOT_KNOWN) {
        int code = codes[i];
        found =
            code < 0 ? -1 : texts.lookup(entries.data(), entries.start(code), entries.length(code));
        known[code + 1] = found;
      }
      words[i] = found;
    }
  }

  /** Codes of the build side by entry of the dictionary that came along last. */
  private static final class DictionaryCodes {
    static final int NOT_KNOWN = -2;

    private @Nullable StringDictionary dictionary;
    private int[] codes = {};

    /** Code of entry {@code e} at {@code e + 1}. */
    int[] of(StringDictionary next) {
      int length = next.size() + 1;
      if (next != dictionary) {
        dictionary = next;
        if (codes.length < length) {
          codes = new int[length];
        }
        Arrays.fill(codes, NOT_KNOWN);
      } else if (codes.length < length) {
        int before = codes.length;
        codes = Arrays.copyOf(codes, Math.max(length, before * 2));
        Arrays.fill(codes, before, codes.length, NOT_KNOWN);
      }
      return codes;
    }
  }
}
