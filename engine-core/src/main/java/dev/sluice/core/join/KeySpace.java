package dev.sluice.core.join;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a build side as one word each. A single key column is its own word. Several lie side
 * by side, as narrow as their values allow; where that takes more than 64 bits, the columns so far
 * are numbered first. Immutable once made; each lane probes with a {@link KeyProbe} of its own.
 */
final class KeySpace {
  private final List<KeyPart> parts;
  private final boolean single;

  /** Before which parts the word so far is numbered, and how. */
  private final @Nullable LongNumbers[] folds;

  private KeySpace(List<KeyPart> parts, boolean single) {
    this.parts = parts;
    this.single = single;
    folds = new LongNumbers[parts.size()];
  }

  /** The words of all rows of a build side. */
  static final class Words {
    private final KeySpace space;
    private final long[] words;
    private final boolean @Nullable [] absent;

    private Words(KeySpace space, long[] words, boolean @Nullable [] absent) {
      this.space = space;
      this.words = words;
      this.absent = absent;
    }

    KeySpace space() {
      return space;
    }

    long[] words() {
      return words;
    }

    /** Rows that can equal no other, or null if there are none. */
    boolean @Nullable [] absent() {
      return absent;
    }
  }

  /**
   * Words of the rows; rows that can equal no other are absent.
   *
   * @param matchesNull for each key, whether NULL equals NULL
   */
  static Words of(List<StoredColumn> keys, List<Boolean> matchesNull, int rows) {
    long[] first = new long[rows];
    KeyPart part = KeyPart.of(keys.get(0), matchesNull.get(0), rows, first);
    if (keys.size() == 1 && !matchesNull.get(0)) {
      return new Words(new KeySpace(List.of(part), true), first, keys.get(0).nulls());
    }
    KeyPart[] parts = new KeyPart[keys.size()];
    parts[0] = part;
    long[][] words = new long[keys.size()][];
    words[0] = first;
    for (int k = 1; k < parts.length; k++) {
      words[k] = new long[rows];
      parts[k] = KeyPart.of(keys.get(k), matchesNull.get(k), rows, words[k]);
    }
    return new KeySpace(List.of(parts), false).pack(keys, words, rows);
  }

  private Words pack(List<StoredColumn> keys, long[][] words, int rows) {
    boolean[] absent = new boolean[rows];
    long[] packed = new long[rows];
    int used = 0;
    int total = parts.stream().mapToInt(KeyPart::bits).sum();
    for (int k = 0; k < parts.size(); k++) {
      KeyPart part = parts.get(k);
      boolean[] nulls = keys.get(k).nulls();
      if (total > Long.SIZE && !part.isNarrow()) {
        part.number(words[k], nulls, rows);
      }
      encode(part, words[k], nulls, rows, absent);
      if (used + part.bits() > Long.SIZE) {
        used = fold(k, packed, absent, rows);
      }
      join(packed, words[k], part.bits(), rows);
      used += part.bits();
      words[k] = new long[0];
    }
    return new Words(this, packed, absent);
  }

  private int fold(int part, long[] packed, boolean[] absent, int rows) {
    LongNumbers numbers = new LongNumbers(0);
    for (int i = 0; i < rows; i++) {
      packed[i] = absent[i] ? 0 : numbers.add(packed[i]);
    }
    folds[part] = numbers;
    return Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, numbers.size() - 1L));
  }

  static void join(long[] packed, long[] words, int bits, int count) {
    for (int i = 0; i < count; i++) {
      packed[i] = (packed[i] << bits) | words[i];
    }
  }

  /** Numbers of a part, with NULL as its mode wants it. */
  static void encode(
      KeyPart part, long[] words, boolean @Nullable [] nulls, int count, boolean[] absent) {
    if (nulls == null) {
      part.encode(words, null, count, absent);
      return;
    }
    boolean[] outside = new boolean[count];
    part.encode(words, nulls, count, outside);
    for (int i = 0; i < count; i++) {
      if (nulls[i]) {
        words[i] = 0;
        absent[i] |= !part.matchesNull();
      } else {
        absent[i] |= outside[i];
      }
    }
  }

  List<KeyPart> parts() {
    return parts;
  }

  /** Whether the one key's values are the words. */
  boolean isSingle() {
    return single;
  }

  /** Numbers that take the place of the word so far before this part is joined, or null. */
  @Nullable LongNumbers fold(int part) {
    return folds[part];
  }

  long sizeBytes() {
    long bytes = 0;
    for (KeyPart part : parts) {
      bytes += part.sizeBytes();
    }
    for (LongNumbers fold : folds) {
      bytes += fold == null ? 0 : fold.sizeBytes();
    }
    return bytes;
  }
}
