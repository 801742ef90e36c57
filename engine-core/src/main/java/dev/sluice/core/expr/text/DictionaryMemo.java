package dev.sluice.core.expr.text;

import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.StringDictionary;
import org.jspecify.annotations.Nullable;

/** What is remembered per entry of the dictionary that batches currently bring. */
abstract class DictionaryMemo {
  /** New entries that a row is worth. */
  private static final int ENTRIES_PER_ROW = 2;

  private @Nullable StringDictionary dictionary;
  private int known;
  private long rowsSeen;

  /**
   * Sees to it that every code of the vector is known.
   *
   * @return false if that is not worth it: the dictionary is large, or has much more new entries
   *     than rows have come
   */
  final boolean cover(DictionaryVector vector) {
    StringDictionary current = vector.dictionary();
    int needed = Codes.max(vector.codes(), vector.size()) + 1;
    if (needed > Codes.MAX_ENTRIES) {
      return false;
    }
    if (current != dictionary) {
      dictionary = current;
      known = 0;
      rowsSeen = 0;
      forget();
    }
    rowsSeen += vector.size();
    if (needed - known > rowsSeen * ENTRIES_PER_ROW) {
      return false;
    }
    if (needed > known) {
      reserve(needed + 1);
      byte[] data = current.data();
      for (int code = known; code < needed; code++) {
        learn(code, data, current.start(code), current.length(code));
      }
      known = needed;
    }
    return true;
  }

  /** Makes tables at least this long; keeps their contents. */
  abstract void reserve(int length);

  /** Computes the entry of one code. */
  abstract void learn(int code, byte[] data, int start, int length);

  /** Another dictionary follows. */
  void forget() {}

  /** Length of a table that grows to hold so many entries. */
  static int grown(int current, int needed) {
    return Math.max(needed, Math.max(64, current * 2));
  }
}
