package dev.sluice.core.input.column;

import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.vector.StringDictionary;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

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
  private static final int SLOT_BYTES = 16;
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private final MemoryPool pool;
  private StringDictionary dictionary = new StringDictionary();

  /** Pairs of hash, and of length and code + 1; a second number of 0 marks a free slot. */
  private long[] slots = new long[2 * FIRST_SLOTS];

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
    boolean whole = length <= 8;
    long hash = whole ? hashWord(data, start, length) : hash(data, start, length);
    long[] table = slots;
    int mask = table.length - 2;
    int slot = (int) (hash >>> 32) & mask;
    while (true) {
      long entry = table[slot + 1];
      if (entry == 0) {
        return add(slot, hash, data, start, length);
      }
      // A word and its length have no hash in common with another word of that length
      if (table[slot] == hash && (int) (entry >>> 32) == length) {
        int code = (int) entry - 1;
        if (whole || matches(code, data, start, length)) {
          return code;
        }
      }
      slot = (slot + 2) & mask;
    }
  }

  /** Gives back memory. The codes that were given out stay valid. */
  void close() {
    worthwhile = false;
    slots = new long[2];
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
    long needed =
        slots.length / 2L * SLOT_BYTES + dictionary.data().length + 8L * dictionary.size();
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
    slots[slot] = hash;
    slots[slot + 1] = (long) length << 32 | (code + 1);
    if (code * 4L > slots.length) {
      grow();
    }
    return code;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[Math.multiplyExact(old.length, 2)];
    int mask = slots.length - 2;
    for (int i = 0; i < old.length; i += 2) {
      if (old[i + 1] != 0) {
        int slot = (int) (old[i] >>> 32) & mask;
        while (slots[slot + 1] != 0) {
          slot = (slot + 2) & mask;
        }
        slots[slot] = old[i];
        slots[slot + 1] = old[i + 1];
      }
    }
  }

  /** Compares texts of one length above 8; the last words overlap those before. */
  private boolean matches(int code, byte[] data, int start, int length) {
    byte[] known = dictionary.data();
    int from = dictionary.start(code);
    int last = length - 8;
    for (int i = 0; i < last; i += 8) {
      if (word(known, from + i) != word(data, start + i)) {
        return false;
      }
    }
    return word(known, from + last) == word(data, start + last);
  }

  private static long hashWord(byte[] data, int start, int length) {
    long word;
    if (start + 8 <= data.length) {
      word = length == 0 ? 0 : word(data, start) << (64 - 8 * length) >>> (64 - 8 * length);
    } else {
      word = 0;
      for (int i = length - 1; i >= 0; i--) {
        word = word << 8 | (data[start + i] & 0xFF);
      }
    }
    return mix(word ^ length * PRIME);
  }

  private static long hash(byte[] data, int start, int length) {
    long hash = length * PRIME;
    int last = start + length - 8;
    for (int at = start; at < last; at += 8) {
      hash = mix(hash ^ word(data, at));
    }
    return mix(hash ^ word(data, last));
  }

  private static long mix(long value) {
    long mixed = value * PRIME;
    return mixed ^ (mixed >>> 29);
  }

  private static long word(byte[] data, int at) {
    return (long) WORDS.get(data, at);
  }
}
