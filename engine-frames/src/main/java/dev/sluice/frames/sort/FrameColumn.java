package dev.sluice.frames.sort;

import dev.sluice.frames.Frame;
import dev.sluice.frames.FrameLayout;
import dev.sluice.frames.NullBits;
import dev.sluice.frames.OffHeap;
import dev.sluice.frames.vector.StringDictionary;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.memory.util.MemoryUtil;
import org.jspecify.annotations.Nullable;

/** One column of {@link FrameRows}: random access by row number. */
final class FrameColumn {
  static final long NO_ADDRESS = -1;

  private static final int SHORT_BYTES = 64;

  private final int shift;
  private final int mask;
  private final long[] validity;
  private final long[] values;
  private final long[] data;
  private final @Nullable StringDictionary[] dictionaries;
  private final FrameLayout.Form form;
  private final boolean hasNulls;

  FrameColumn(List<Frame> frames, int index, int shift) {
    this.shift = shift;
    this.mask = (1 << shift) - 1;
    int count = frames.size();
    validity = new long[count];
    values = new long[count];
    data = new long[count];
    dictionaries = new StringDictionary[count];
    boolean nulls = false;
    boolean codes = true;
    for (int f = 0; f < count; f++) {
      FrameLayout.Column column = frames.get(f).layout().columns().get(index);
      long address = frames.get(f).address();
      validity[f] = column.hasNulls() ? address + column.validityAt() : 0;
      values[f] = address + column.valuesAt();
      data[f] = address + column.dataAt();
      dictionaries[f] = column.dictionary();
      nulls |= column.hasNulls();
      codes &= column.dictionary() != null && dictionaries[0] == column.dictionary();
    }
    hasNulls = nulls;
    FrameLayout.Form first = frames.get(0).layout().columns().get(index).form();
    form = first == FrameLayout.Form.DICTIONARY && !codes ? FrameLayout.Form.BYTES : first;
  }

  /** How all frames hold the column: DICTIONARY if they share one, BYTES if codes differ. */
  FrameLayout.Form form() {
    return form;
  }

  boolean hasNulls() {
    return hasNulls;
  }

  /** The dictionary that all frames share. */
  @Nullable StringDictionary dictionary() {
    return form == FrameLayout.Form.DICTIONARY ? dictionaries[0] : null;
  }

  boolean isNull(int id) {
    long bits = validity[id >>> shift];
    return bits != 0 && NullBits.isNull(bits, id & mask);
  }

  long getLong(int id) {
    return MemoryUtil.getLong(values[id >>> shift] + ((long) (id & mask) << 3));
  }

  int getCode(int id) {
    return MemoryUtil.getInt(values[id >>> shift] + ((long) (id & mask) << 2));
  }

  /** Bytes of a value; 0 for null. */
  int length(int id) {
    StringDictionary dictionary = dictionaries[id >>> shift];
    if (dictionary != null) {
      int code = getCode(id);
      return code < 0 ? 0 : dictionary.length(code);
    }
    long at = values[id >>> shift] + ((long) (id & mask) << 2);
    return MemoryUtil.getInt(at + 4) - MemoryUtil.getInt(at);
  }

  /** Where the bytes of a value are, or {@link #NO_ADDRESS} if they are in a dictionary. */
  long bytesAt(int id) {
    int frame = id >>> shift;
    if (dictionaries[frame] != null) {
      return NO_ADDRESS;
    }
    return data[frame] + MemoryUtil.getInt(values[frame] + ((long) (id & mask) << 2));
  }

  /** Copies the bytes of a value that is in a dictionary, and as long as told. */
  void copyCode(int id, int length, long to) {
    StringDictionary dictionary = Objects.requireNonNull(dictionaries[id >>> shift]);
    if (length > 0) {
      OffHeap.put(dictionary.data(), dictionary.start(getCode(id)), length, to);
    }
  }

  static void copy(long from, int length, long to) {
    if (length > SHORT_BYTES) {
      MemoryUtil.copyMemory(from, to, length);
      return;
    }
    int done = 0;
    for (; done + 8 <= length; done += 8) {
      MemoryUtil.putLong(to + done, MemoryUtil.getLong(from + done));
    }
    for (; done < length; done++) {
      MemoryUtil.putByte(to + done, MemoryUtil.getByte(from + done));
    }
  }

  /** Ascending order of two rows' values. */
  int compare(int a, int b, boolean nullsHighest) {
    if (hasNulls) {
      boolean nullA = isNull(a);
      boolean nullB = isNull(b);
      if (nullA || nullB) {
        return nullA == nullB ? 0 : nullA == nullsHighest ? 1 : -1;
      }
    }
    return switch (form) {
      case LONG -> Long.compare(getLong(a), getLong(b));
      case DOUBLE ->
          Double.compare(
              Double.longBitsToDouble(getLong(a)) + 0.0, Double.longBitsToDouble(getLong(b)) + 0.0);
      case DICTIONARY -> compareCodes(Objects.requireNonNull(dictionaries[0]), a, b);
      case BYTES -> compareBytes(a, b);
    };
  }

  private int compareCodes(StringDictionary dictionary, int a, int b) {
    int codeA = getCode(a);
    int codeB = getCode(b);
    if (codeA == codeB) {
      return 0;
    }
    byte[] bytes = dictionary.data();
    int startA = dictionary.start(codeA);
    int startB = dictionary.start(codeB);
    return java.util.Arrays.compareUnsigned(
        bytes,
        startA,
        startA + dictionary.length(codeA),
        bytes,
        startB,
        startB + dictionary.length(codeB));
  }

  private int compareBytes(int a, int b) {
    if (dictionaries[a >>> shift] != null || dictionaries[b >>> shift] != null) {
      return java.util.Arrays.compareUnsigned(bytes(a), bytes(b));
    }
    long fromA = bytesAt(a);
    long fromB = bytesAt(b);
    int lengthA = length(a);
    int lengthB = length(b);
    int common = Math.min(lengthA, lengthB);
    int at = 0;
    for (; at + 8 <= common; at += 8) {
      long headA = MemoryUtil.getLong(fromA + at);
      long headB = MemoryUtil.getLong(fromB + at);
      if (headA != headB) {
        return MemoryUtil.LITTLE_ENDIAN
            ? Long.compareUnsigned(Long.reverseBytes(headA), Long.reverseBytes(headB))
            : Long.compareUnsigned(headA, headB);
      }
    }
    for (; at < common; at++) {
      int order =
          Byte.compareUnsigned(MemoryUtil.getByte(fromA + at), MemoryUtil.getByte(fromB + at));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(lengthA, lengthB);
  }

  private byte[] bytes(int id) {
    int length = length(id);
    byte[] bytes = new byte[length];
    StringDictionary dictionary = dictionaries[id >>> shift];
    if (dictionary == null) {
      OffHeap.get(bytesAt(id), bytes, 0, length);
    } else if (length > 0) {
      System.arraycopy(dictionary.data(), dictionary.start(getCode(id)), bytes, 0, length);
    }
    return bytes;
  }
}
