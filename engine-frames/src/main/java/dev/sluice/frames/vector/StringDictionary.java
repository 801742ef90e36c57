package dev.sluice.frames.vector;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Append-only list of distinct byte strings, addressed by code from 0.
 *
 * <p>One thread appends; others may read the codes that existed when the dictionary was handed to
 * them through a safe publication. A code never changes its value, {@link #data()} may be another
 * array after an append.
 */
public final class StringDictionary {
  private byte[] data;
  private int[] ends;
  private int size;

  public StringDictionary() {
    this(new byte[256], new int[16], 0);
  }

  /**
   * Takes over the arrays: entry {@code i} ends at {@code ends[i]} and starts where the last ended.
   */
  public StringDictionary(byte[] data, int[] ends, int size) {
    this.data = data;
    this.ends = ends;
    this.size = size;
  }

  public int size() {
    return size;
  }

  public byte[] data() {
    return data;
  }

  public int start(int code) {
    return code == 0 ? 0 : ends[code - 1];
  }

  public int length(int code) {
    return ends[code] - start(code);
  }

  /** Bytes in use. */
  public long sizeBytes() {
    return (size == 0 ? 0 : ends[size - 1]) + 4L * size;
  }

  public String text(int code) {
    return new String(data, start(code), length(code), StandardCharsets.UTF_8);
  }

  /** Adds a value that is not there yet; the caller has made sure of that. Answers its code. */
  public int append(byte[] source, int start, int length) {
    int from = size == 0 ? 0 : ends[size - 1];
    if (data.length - from < length) {
      data = Arrays.copyOf(data, Math.max(Math.addExact(from, length), data.length * 2));
    }
    System.arraycopy(source, start, data, from, length);
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
    }
    ends[size] = from + length;
    return size++;
  }
}
