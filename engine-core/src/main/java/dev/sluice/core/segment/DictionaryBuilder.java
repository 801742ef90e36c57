package dev.sluice.core.segment;

import dev.sluice.frames.vector.StringDictionary;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Dictionary that finds the code of a value. Used by one thread. */
final class DictionaryBuilder {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final StringDictionary dictionary = new StringDictionary();
  private int[] table = new int[256];
  private int[] hashes = new int[128];

  StringDictionary dictionary() {
    return dictionary;
  }

  int size() {
    return dictionary.size();
  }

  long sizeBytes() {
    return dictionary.sizeBytes() + 4L * (table.length + hashes.length);
  }

  /** Code of the value, which is added if it is new. */
  int intern(byte[] data, int start, int length) {
    int hash = hash(data, start, length);
    int slot = slot(hash, data, start, length);
    if (table[slot] != 0) {
      return table[slot] - 1;
    }
    int code = dictionary.append(data, start, length);
    if (code == hashes.length) {
      hashes = Arrays.copyOf(hashes, code * 2);
    }
    hashes[code] = hash;
    table[slot] = code + 1;
    if (2 * (code + 1) > table.length) {
      rehash();
    }
    return code;
  }

  private int slot(int hash, byte[] data, int start, int length) {
    int mask = table.length - 1;
    int slot = hash & mask;
    while (true) {
      int code = table[slot] - 1;
      if (code < 0 || (hashes[code] == hash && same(code, data, start, length))) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  private boolean same(int code, byte[] data, int start, int length) {
    int from = dictionary.start(code);
    return dictionary.length(code) == length
        && Arrays.equals(dictionary.data(), from, from + length, data, start, start + length);
  }

  private void rehash() {
    table = new int[table.length * 2];
    int mask = table.length - 1;
    for (int code = 0; code < dictionary.size(); code++) {
      int slot = hashes[code] & mask;
      while (table[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = code + 1;
    }
  }

  private static int hash(byte[] data, int start, int length) {
    long hash = length * 0x9E3779B97F4A7C15L;
    int at = start;
    int end = start + length;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      hash = (hash ^ (long) WORDS.get(data, at)) * 0xBF58476D1CE4E5B9L;
      hash ^= hash >>> 31;
    }
    for (; at < end; at++) {
      hash = (hash ^ data[at]) * 0x100000001B3L;
    }
    hash *= 0x94D049BB133111EBL;
    return (int) (hash ^ (hash >>> 32));
  }
}
