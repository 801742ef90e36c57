package dev.sluice.core.expr.text;

import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes texts one after the other into one array of the arena. */
public final class TextBuilder {
  private static final int FIRST_BYTES = 1 << 12;

  private final @Nullable VectorArena arena;
  private byte[] data;
  private int size;
  private int rowStart;
  private int rowCount;
  private int[] starts;
  private int[] lengths;

  /** Builder of a column of so many rows. */
  public TextBuilder(VectorArena arena, int rows) {
    this.arena = arena;
    this.data = arena.bytes(FIRST_BYTES);
    this.starts = arena.ints(rows);
    this.lengths = arena.ints(rows);
  }

  /** Builder of single values, apart from any arena. */
  TextBuilder() {
    this.arena = null;
    this.data = new byte[64];
    this.starts = new int[1];
    this.lengths = new int[1];
  }

  public byte[] data() {
    return data;
  }

  /** Bytes written so far, over all rows. */
  public int size() {
    return size;
  }

  public void append(byte[] source, int start, int length) {
    ensure(length);
    System.arraycopy(source, start, data, size, length);
    size += length;
  }

  public void append(byte[] source) {
    append(source, 0, source.length);
  }

  public void append(byte value) {
    ensure(1);
    data[size++] = value;
  }

  public void append(String text) {
    int length = text.length();
    ensure(length);
    int at = size;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        append(text.getBytes(StandardCharsets.UTF_8));
        return;
      }
      data[at + i] = (byte) c;
    }
    size += length;
  }

  /** Makes room for so many bytes; they may be written at {@link #size()} and then claimed. */
  public void ensure(int length) {
    if (data.length - size < length) {
      int wanted = Math.max(Math.addExact(size, length), (int) Math.min(data.length * 2L, 1 << 30));
      byte[] grown = arena == null ? new byte[wanted] : arena.bytes(wanted);
      System.arraycopy(data, 0, grown, 0, size);
      data = grown;
    }
  }

  /** Claims bytes that were written after {@link #ensure}. */
  public void claim(int length) {
    size += length;
  }

  /** Forgets what was appended to the row that is not finished. */
  public void discardRow() {
    size = rowStart;
  }

  /** Ends the row; what was appended since the last one is its value. */
  public void endRow() {
    if (rowCount == starts.length) {
      starts = Arrays.copyOf(starts, rowCount * 2);
      lengths = Arrays.copyOf(lengths, rowCount * 2);
    }
    starts[rowCount] = rowStart;
    lengths[rowCount] = size - rowStart;
    rowCount++;
    rowStart = size;
  }

  /** Empties the builder. */
  void clear() {
    size = 0;
    rowStart = 0;
    rowCount = 0;
  }

  public StringVector build(boolean @Nullable [] nulls) {
    return new StringVector(data, starts, lengths, nulls, rowCount);
  }
}
