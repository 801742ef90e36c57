package dev.sluice.core.input.column;

import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.vector.StringDictionary;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Gives each distinct text of a column a code. Gives up for good when too few values repeat, or
 * when memory is short.
 */
final class TextDictionary {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int FIRST_SLOTS = 1 << 10;
  private static final int TRIAL_ROWS = 1 << 14;
  private static final int MAX_SIZE = 1 << 16;
  private static final int MAX_BYTES = 4 << 20;
  private static final long SLOT_BYTES = 16;
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private final MemoryPool pool;
  private StringDictionary dictionary = new StringDictionary();
  private long[] hashes = new long[FIRST_SLOTS]; // 0: free
  private int[] slotCodes = new int[FIRST_SLOTS];
  private long rows;
  private long reserved;
  private boolean worthwhile = true;

  TextDictionary(MemoryPool pool) {
    this.pool = pool;
  }

  /** Asked once per batch. */
  boolean isWorthwhile() {
    if (worthwhile && (isUseless() || !reserve())) {
      close();
    }
    return worthwhile;
  }

  StringDictionary dictionary() {
    return dictionary;
  }

  void batchEncoded(int batchRows) {
    rows += batchRows;
  }

  /** Code of the text, a new one if it is new. */
  int encode(byte[] data, int start, int length) {
    long hash = hash(data, start, length);
    int mask = hashes.length - 1;
    int slot = (int) (hash >>> 32) & mask;
    while (true) {
      long found = hashes[slot];
      if (found == hash) {
        int code = slotCodes[slot];
        if (matches(code, data, start, length)) {
          return code;
        }
      } else if (found == 0) {
        return add(slot, hash, data, start, length);
      }
      slot = (slot + 1) & mask;
    }
  }

  /** Gives back memory. The codes that were given out stay valid. */
  void close() {
    worthwhile = false;
    hashes = new long[1];
    slotCodes = new int[1];
    dictionary = new StringDictionary();
    pool.release(reserved);
    reserved = 0;
  }

  private boolean isUseless() {
    int size = dictionary.size();
    return size > MAX_SIZE
        || dictionary.sizeBytes() > MAX_BYTES
        || (rows >= TRIAL_ROWS && size * 4L > rows);
  }

  private boolean reserve() {
    long needed = hashes.length * SLOT_BYTES + dictionary.data().length + 8L * dictionary.size();
    if (needed > reserved) {
      if (!pool.tryReserve(needed - reserved)) {
        return false;
      }
      reserved = needed;
    }
    return true;
  }

  private int add(int slot, long hash, byte[] data, int start, int length) {
    int code = dictionary.append(data, start, length);
    hashes[slot] = hash;
    slotCodes[slot] = code;
    if (code * 2 > hashes.length) {
      grow();
    }
    return code;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldCodes = slotCodes;
    hashes = new long[oldHashes.length * 2];
    slotCodes = new int[oldCodes.length * 2];
    int mask = hashes.length - 1;
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != 0) {
        int slot = (int) (oldHashes[i] >>> 32) & mask;
        while (hashes[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        hashes[slot] = oldHashes[i];
        slotCodes[slot] = oldCodes[i];
      }
    }
  }

  private boolean matches(int code, byte[] data, int start, int length) {
    int from = dictionary.start(code);
    return Arrays.equals(
        dictionary.data(), from, from + dictionary.length(code), data, start, start + length);
  }

  private static long hash(byte[] data, int start, int length) {
    long hash = length * PRIME;
    int at = start;
    int end = start + length;
    for (; at + 8 <= end; at += 8) {
      hash = mix(hash ^ (long) WORDS.get(data, at));
    }
    if (at < end) {
      long tail = 0;
      for (int i = end - 1; i >= at; i--) {
        tail = tail << 8 | (data[i] & 0xFF);
      }
      hash = mix(hash ^ tail);
    }
    hash = mix(hash);
    return hash == 0 ? 1 : hash;
  }

  private static long mix(long value) {
    long mixed = value * PRIME;
    return mixed ^ (mixed >>> 32);
  }
}
