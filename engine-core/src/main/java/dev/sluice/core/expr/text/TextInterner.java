package dev.sluice.core.expr.text;

import dev.sluice.frames.vector.StringDictionary;
import java.util.Arrays;

/** Dictionary that finds the code of a value, adding it if it is new. Belongs to one thread. */
public final class TextInterner {
  private final StringDictionary dictionary = new StringDictionary();
  private int[] slots = new int[64];

  public StringDictionary dictionary() {
    return dictionary;
  }

  /** Code of these bytes, or -1 if they are not there. */
  public int find(byte[] data, int start, int length) {
    return slots[slot(data, start, length)] - 1;
  }

  /** Code of these bytes. */
  public int code(byte[] data, int start, int length) {
    int slot = slot(data, start, length);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    int code = dictionary.append(data, start, length);
    slots[slot] = code + 1;
    if (dictionary.size() * 2 > slots.length) {
      rehash();
    }
    return code;
  }

  /** Where the value is, or where it would go. */
  private int slot(byte[] data, int start, int length) {
    int mask = slots.length - 1;
    int slot = hash(data, start, length) & mask;
    while (slots[slot] != 0) {
      int code = slots[slot] - 1;
      int at = dictionary.start(code);
      if (Arrays.equals(
          dictionary.data(), at, at + dictionary.length(code), data, start, start + length)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void rehash() {
    slots = new int[slots.length * 2];
    int mask = slots.length - 1;
    for (int code = 0; code < dictionary.size(); code++) {
      int slot = hash(dictionary.data(), dictionary.start(code), dictionary.length(code)) & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = code + 1;
    }
  }

  private static int hash(byte[] data, int start, int length) {
    int hash = length;
    for (int i = start; i < start + length; i++) {
      hash = hash * 31 + data[i];
    }
    hash *= 0x9E3779B9;
    return hash ^ hash >>> 15;
  }
}
