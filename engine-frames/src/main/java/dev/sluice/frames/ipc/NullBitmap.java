package dev.sluice.frames.ipc;

import java.nio.ByteBuffer;

/** Arrow's validity bitmaps: bit {@code i} is set if row {@code i} has a value. */
public final class NullBitmap {
  private NullBitmap() {}

  static byte[] room(byte[] bitmap, int rows) {
    int needed = (rows + 7) / 8;
    return bitmap.length >= needed ? bitmap : new byte[needed];
  }

  /** Writes the bitmap of these rows; answers its length in bytes. */
  static int pack(boolean[] nulls, int rows, byte[] bitmap) {
    int whole = rows / 8;
    for (int i = 0; i < whole; i++) {
      int at = 8 * i;
      int bits =
          (nulls[at] ? 0 : 1)
              | (nulls[at + 1] ? 0 : 2)
              | (nulls[at + 2] ? 0 : 4)
              | (nulls[at + 3] ? 0 : 8)
              | (nulls[at + 4] ? 0 : 16)
              | (nulls[at + 5] ? 0 : 32)
              | (nulls[at + 6] ? 0 : 64)
              | (nulls[at + 7] ? 0 : 128);
      bitmap[i] = (byte) bits;
    }
    if (whole * 8 == rows) {
      return whole;
    }
    int last = 0;
    for (int row = whole * 8; row < rows; row++) {
      last |= nulls[row] ? 0 : 1 << (row & 7);
    }
    bitmap[whole] = (byte) last;
    return whole + 1;
  }

  /**
   * Marks the rows {@code from .. from + count} that are null.
   *
   * @param from first row, a multiple of 8
   * @param into receives true for each null row, from index 0
   * @return number of null rows
   */
  public static int unpack(ByteBuffer bitmap, int from, int count, boolean[] into) {
    byte[] bits = new byte[(count + 7) / 8];
    bitmap.get(from >> 3, bits, 0, bits.length);
    int valid = 0;
    int whole = count / 8;
    for (int i = 0; i < whole; i++) {
      int unit = bits[i];
      int at = 8 * i;
      into[at] = (unit & 1) == 0;
      into[at + 1] = (unit & 2) == 0;
      into[at + 2] = (unit & 4) == 0;
      into[at + 3] = (unit & 8) == 0;
      into[at + 4] = (unit & 16) == 0;
      into[at + 5] = (unit & 32) == 0;
      into[at + 6] = (unit & 64) == 0;
      into[at + 7] = (unit & 128) == 0;
      valid += Integer.bitCount(unit & 0xff);
    }
    for (int row = 8 * whole; row < count; row++) {
      int bit = (bits[row >> 3] >> (row & 7)) & 1;
      into[row] = bit == 0;
      valid += bit;
    }
    return count - valid;
  }

  /** Marks which of the chosen rows, counted from {@code from}, are null; answers how many are. */
  public static int unpack(ByteBuffer bitmap, int from, int[] rows, int count, boolean[] into) {
    int valid = 0;
    for (int i = 0; i < count; i++) {
      int row = from + rows[i];
      int bit = (bitmap.get(row >> 3) >> (row & 7)) & 1;
      into[i] = bit == 0;
      valid += bit;
    }
    return count - valid;
  }
}
