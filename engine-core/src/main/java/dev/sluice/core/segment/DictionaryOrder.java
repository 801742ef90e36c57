package dev.sluice.core.segment;

import dev.sluice.frames.vector.StringDictionary;
import java.util.Arrays;

/** Sorts dictionaries, so that codes order as values do. */
final class DictionaryOrder {
  private DictionaryOrder() {}

  /** Codes in the order of their values, by unsigned bytes. */
  static int[] sorted(StringDictionary dictionary) {
    int size = dictionary.size();
    long[] prefixes = new long[size];
    int[] order = new int[size];
    for (int code = 0; code < size; code++) {
      prefixes[code] = prefix(dictionary.data(), dictionary.start(code), dictionary.length(code));
      order[code] = code;
    }
    int[] spare = new int[size];
    for (int run = 1; run < size; run *= 2) {
      for (int from = 0; from < size; from += 2 * run) {
        int middle = Math.min(from + run, size);
        merge(dictionary, prefixes, order, spare, from, middle, Math.min(middle + run, size));
      }
      int[] swap = order;
      order = spare;
      spare = swap;
    }
    return order;
  }

  /** The entries in that order. */
  static StringDictionary permuted(StringDictionary dictionary, int[] order) {
    byte[] data = new byte[dictionary.size() == 0 ? 0 : end(dictionary)];
    int[] ends = new int[order.length];
    int at = 0;
    for (int i = 0; i < order.length; i++) {
      int length = dictionary.length(order[i]);
      System.arraycopy(dictionary.data(), dictionary.start(order[i]), data, at, length);
      at += length;
      ends[i] = at;
    }
    return new StringDictionary(data, ends, order.length);
  }

  private static int end(StringDictionary dictionary) {
    int last = dictionary.size() - 1;
    return dictionary.start(last) + dictionary.length(last);
  }

  private static void merge(
      StringDictionary dictionary,
      long[] prefixes,
      int[] source,
      int[] target,
      int from,
      int middle,
      int to) {
    int left = from;
    int right = middle;
    for (int at = from; at < to; at++) {
      boolean takeLeft =
          right >= to
              || (left < middle && compare(dictionary, prefixes, source[left], source[right]) <= 0);
      target[at] = takeLeft ? source[left++] : source[right++];
    }
  }

  private static int compare(StringDictionary dictionary, long[] prefixes, int one, int other) {
    int byPrefix = Long.compareUnsigned(prefixes[one], prefixes[other]);
    if (byPrefix != 0) {
      return byPrefix;
    }
    int start = dictionary.start(one);
    int otherStart = dictionary.start(other);
    return Arrays.compareUnsigned(
        dictionary.data(),
        start,
        start + dictionary.length(one),
        dictionary.data(),
        otherStart,
        otherStart + dictionary.length(other));
  }

  /** The first eight bytes, most significant first, zeros behind the end. */
  static long prefix(byte[] data, int start, int length) {
    long prefix = 0;
    int known = Math.min(length, Long.BYTES);
    for (int i = 0; i < known; i++) {
      prefix = (prefix << 8) | (data[start + i] & 0xff);
    }
    return known == 0 ? 0 : prefix << (8 * (Long.BYTES - known));
  }
}
