package dev.sluice.frames.vector;

import org.jspecify.annotations.Nullable;

/**
 * Column of byte slices as codes into a dictionary. Code -1 stands for null, and {@link #nulls()}
 * says so too; tables indexed by {@code code + 1} need no branch.
 */
public final class DictionaryVector extends ColumnVector {
  private final int[] codes;
  private final StringDictionary dictionary;

  public DictionaryVector(
      int[] codes, StringDictionary dictionary, boolean @Nullable [] nulls, int size) {
    super(size, nulls);
    this.codes = codes;
    this.dictionary = dictionary;
  }

  public int[] codes() {
    return codes;
  }

  /** Same object for all batches that share codes: caches may be keyed by its identity. */
  public StringDictionary dictionary() {
    return dictionary;
  }

  /** The same rows as slices of the dictionary's bytes. */
  public StringVector flatten(VectorArena arena) {
    int size = size();
    int[] starts = arena.ints(size);
    int[] lengths = arena.ints(size);
    for (int i = 0; i < size; i++) {
      int code = codes[i];
      if (code >= 0) {
        starts[i] = dictionary.start(code);
        lengths[i] = dictionary.length(code);
      } else {
        starts[i] = 0;
        lengths[i] = 0;
      }
    }
    return new StringVector(dictionary.data(), starts, lengths, nulls(), size);
  }

  @Override
  public DictionaryVector gather(int[] rows, int count, VectorArena arena) {
    int[] from = codes;
    int[] to = arena.ints(count);
    for (int i = 0; i < count; i++) {
      to[i] = from[rows[i]];
    }
    return new DictionaryVector(to, dictionary, gatherNulls(rows, count, arena), count);
  }
}
