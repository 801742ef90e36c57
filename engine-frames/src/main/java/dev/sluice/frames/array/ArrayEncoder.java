package dev.sluice.frames.array;

import java.util.Arrays;

/** Writes arrays one after the other into one growing array of bytes. Belongs to one thread. */
public final class ArrayEncoder {
  private byte[] data = new byte[64];
  private int length;

  /** The bytes written; valid until the next call. */
  public byte[] data() {
    return data;
  }

  /** Number of bytes written. */
  public int length() {
    return length;
  }

  /** Forgets everything. */
  public void clear() {
    length = 0;
  }

  /** A copy of what was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(data, length);
  }

  /** NULL in an array of texts. */
  public void addNullText() {
    reserve(1);
    data[length++] = ElementForm.NULL;
  }

  /** NULL in an array of numbers. */
  public void addNullNumber() {
    reserve(ElementForm.NUMBER);
    data[length] = ElementForm.NULL;
    Arrays.fill(data, length + 1, length + ElementForm.NUMBER, (byte) 0);
    length += ElementForm.NUMBER;
  }

  public void addLong(long value) {
    reserve(ElementForm.NUMBER);
    data[length] = ElementForm.VALUE;
    ElementForm.putLong(data, length + 1, value);
    length += ElementForm.NUMBER;
  }

  public void addDouble(double value) {
    addLong(ElementForm.ordered(value));
  }

  public void addText(byte[] source, int start, int size) {
    reserve(2 * size + 2);
    data[length++] = ElementForm.VALUE;
    for (int i = start; i < start + size; i++) {
      data[length++] = source[i];
      if (source[i] == ElementForm.END) {
        data[length++] = ElementForm.ESCAPE;
      }
    }
    data[length++] = ElementForm.END;
  }

  /** Elements that stand in another array of the same type. */
  public void addEncoded(byte[] source, int start, int size) {
    reserve(size);
    System.arraycopy(source, start, data, length, size);
    length += size;
  }

  private void reserve(int bytes) {
    int wanted = Math.addExact(length, bytes);
    if (wanted > data.length) {
      data = Arrays.copyOf(data, Math.max(wanted, (int) Math.min(data.length * 2L, 1 << 30)));
    }
  }
}
