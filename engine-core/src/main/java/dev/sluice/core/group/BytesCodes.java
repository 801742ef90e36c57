package dev.sluice.core.group;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import org.jspecify.annotations.Nullable;

/**
 * Codes of byte strings, kept in a dictionary of their own. The entries of a dictionary that comes
 * along are looked up once each, when first met.
 *
 * <p>The code of NULL, if there is one, stands between the codes of entries; codes above it are one
 * more than the entry's.
 */
final class BytesCodes implements KeyCodes {
  /** Up to so many entries values come out as codes, above as slices. */
  private static final int MAX_CODED = 1 << 12;

  private static final int NONE = Integer.MAX_VALUE;

  private final SliceIndex index = new SliceIndex();
  private final DictionaryCodes known = new DictionaryCodes();
  private int nullCode = NONE;

  @Override
  public int[] codes(ColumnVector vector, int count, VectorArena arena) {
    int[] codes = arena.ints(count);
    if (vector instanceof DictionaryVector coded) {
      translate(coded, count, codes);
    } else {
      find((StringVector) vector, count, codes, arena);
    }
    return codes;
  }

  private void translate(DictionaryVector vector, int count, int[] out) {
    StringDictionary dictionary = vector.dictionary();
    int[] map = known.of(dictionary);
    int[] from = vector.codes();
    for (int i = 0; i < count; i++) {
      int code = map[from[i] + 1];
      if (code < 0) {
        int entry = from[i];
        code =
            entry < 0
                ? nullCode()
                : code(dictionary.data(), dictionary.start(entry), dictionary.length(entry));
        map[entry + 1] = code;
      }
      out[i] = code;
    }
  }

  private void find(StringVector vector, int count, int[] out, VectorArena arena) {
    boolean[] nulls = vector.nulls();
    if (nulls == null) {
      index.find(vector.data(), vector.starts(), vector.lengths(), count, out, arena.longs(count));
      for (int i = 0; i < count; i++) {
        out[i] += out[i] >= nullCode ? 1 : 0;
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      out[i] = nulls[i] ? nullCode() : code(vector.data(), vector.starts()[i], vector.lengths()[i]);
    }
  }

  private int nullCode() {
    if (nullCode == NONE) {
      nullCode = index.size();
    }
    return nullCode;
  }

  private int code(byte[] data, int start, int length) {
    int entry = index.find(data, start, length);
    return entry >= nullCode ? entry + 1 : entry;
  }

  @Override
  public int size() {
    return index.size() + (nullCode == NONE ? 0 : 1);
  }

  @Override
  public ColumnVector values(int[] codes, int count, VectorArena arena) {
    int[] entries = arena.ints(count);
    boolean[] nulls = null;
    for (int i = 0; i < count; i++) {
      int code = codes[i];
      entries[i] = code > nullCode ? code - 1 : code;
      if (code == nullCode) {
        entries[i] = -1;
        if (nulls == null) {
          nulls = arena.booleans(count);
        }
        nulls[i] = true;
      }
    }
    DictionaryVector coded = new DictionaryVector(entries, index.entries(), nulls, count);
    return index.size() <= MAX_CODED ? coded : coded.flatten(arena);
  }

  @Override
  public long sizeBytes() {
    return index.sizeBytes() + known.sizeBytes();
  }

  @Override
  public void reset() {
    index.reset();
    known.reset();
    nullCode = NONE;
  }

  /** Codes by entry of the dictionaries that came along last. */
  private static final class DictionaryCodes {
    private static final int KEPT = 4;

    private final @Nullable StringDictionary[] dictionaries = new StringDictionary[KEPT];
    private final int[][] codes = new int[KEPT][];
    private int next;

    DictionaryCodes() {
      java.util.Arrays.fill(codes, new int[0]);
    }

    /** Code of entry {@code e} at {@code e + 1}, that of NULL at 0; -1 where not known. */
    int[] of(StringDictionary dictionary) {
      int length = dictionary.size() + 1;
      for (int i = 0; i < KEPT; i++) {
        if (dictionaries[i] == dictionary) {
          if (codes[i].length < length) {
            codes[i] = extended(codes[i], length);
          }
          return codes[i];
        }
      }
      int at = next;
      next = (next + 1) % KEPT;
      dictionaries[at] = dictionary;
      codes[at] = extended(new int[0], length);
      return codes[at];
    }

    private static int[] extended(int[] old, int length) {
      int[] map = java.util.Arrays.copyOf(old, Math.max(length, old.length * 2));
      java.util.Arrays.fill(map, old.length, map.length, -1);
      return map;
    }

    long sizeBytes() {
      long bytes = 0;
      for (int[] map : codes) {
        bytes += 4L * map.length;
      }
      return bytes;
    }

    void reset() {
      java.util.Arrays.fill(dictionaries, null);
      java.util.Arrays.fill(codes, new int[0]);
    }
  }
}
