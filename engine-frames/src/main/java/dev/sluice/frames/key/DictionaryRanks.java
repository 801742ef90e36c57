package dev.sluice.frames.key;

import dev.sluice.frames.vector.StringDictionary;
import java.util.Arrays;

/** Rank of every code of a dictionary in the order of the values, so that codes compare as ints. */
public final class DictionaryRanks {
  private DictionaryRanks() {}

  /** Rank by code, from 0. */
  public static int[] of(StringDictionary dictionary) {
    int size = dictionary.size();
    byte[] data = dictionary.data();
    long[] prefixes = new long[size];
    for (int code = 0; code < size; code++) {
      prefixes[code] = KeyPrefix.ofBytes(data, dictionary.start(code), dictionary.length(code));
    }
    int[] codes = new int[size];
    for (int code = 0; code < size; code++) {
      codes[code] = code;
    }
    IntSort.sort(
        codes,
        0,
        size,
        new int[size],
        (a, b) -> {
          int order = Long.compareUnsigned(prefixes[a], prefixes[b]);
          return order != 0 ? order : compare(data, dictionary, a, b);
        });
    int[] ranks = new int[size];
    for (int rank = 0; rank < size; rank++) {
      ranks[codes[rank]] = rank;
    }
    return ranks;
  }

  private static int compare(byte[] data, StringDictionary dictionary, int a, int b) {
    int startA = dictionary.start(a);
    int startB = dictionary.start(b);
    return Arrays.compareUnsigned(
        data, startA, startA + dictionary.length(a), data, startB, startB + dictionary.length(b));
  }
}
