package dev.sluice.frames;

import org.apache.arrow.memory.util.MemoryUtil;

/** Arrow's validity bitmaps: bit set means value, least significant bit first. */
public final class NullBits {
  private NullBits() {}

  /** Bytes of a bitmap. */
  public static long bytes(int rows) {
    return (rows + 7L) / 8;
  }

  /** Writes whole words; the memory reaches to the next multiple of eight bytes. */
  public static void pack(boolean[] nulls, int count, long address) {
    for (int at = 0; at < count; at += 64) {
      int end = Math.min(64, count - at);
      long word = 0;
      for (int i = 0; i < end; i++) {
        word |= (nulls[at + i] ? 0L : 1L) << i;
      }
      MemoryUtil.putLong(address + (at >>> 3), word);
    }
  }

  public static boolean isNull(long address, int row) {
    return (MemoryUtil.getByte(address + (row >>> 3)) >>> (row & 7) & 1) == 0;
  }

  /** Answers whether any of the rows is null. */
  public static boolean unpack(long address, int from, int count, boolean[] to) {
    boolean any = false;
    int done = 0;
    while (done < count) {
      int row = from + done;
      long valid = MemoryUtil.getLong(address + (row >>> 6 << 3)) >>> (row & 63);
      int take = Math.min(64 - (row & 63), count - done);
      for (int i = 0; i < take; i++) {
        boolean isNull = (valid >>> i & 1) == 0;
        to[done + i] = isNull;
        any |= isNull;
      }
      done += take;
    }
    return any;
  }

  /** Answers whether any of the rows {@code from + rows[i]} is null. */
  public static boolean unpack(long address, int from, int[] rows, int count, boolean[] to) {
    boolean any = false;
    for (int i = 0; i < count; i++) {
      boolean isNull = isNull(address, from + rows[i]);
      to[i] = isNull;
      any |= isNull;
    }
    return any;
  }
}
