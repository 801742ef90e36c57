package dev.sluice.core.aggregate;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Texts or other byte strings, one per group, cut to a number of bytes. */
final class BytesCells implements Cells {
  /** Header and padding of a byte array, reference included. */
  private static final int OVERHEAD = 28;

  private static final byte[] EMPTY = {};

  private final int maxBytes;
  private byte[][] values = new byte[Growth.INITIAL][];
  private int groupCount;
  private long valueBytes;
  private @Nullable Slices source;

  BytesCells(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public void ensureGroups(int groups) {
    if (groups > values.length) {
      values = Arrays.copyOf(values, Growth.length(values.length, groups));
    }
    if (groups > groupCount) {
      Arrays.fill(values, groupCount, groups, EMPTY);
      groupCount = groups;
    }
  }

  @Override
  public void read(ColumnVector vector) {
    source = Slices.of(vector);
  }

  @Override
  public void set(int group, int row) {
    Slices slices = source;
    if (slices == null) {
      throw new IllegalStateException("No vector to read from");
    }
    setEncoded(group, slices.data(), slices.start(row), slices.length(row));
  }

  byte[] get(int group) {
    return values[group];
  }

  @Override
  public int encodedLength(int group) {
    return values[group].length;
  }

  @Override
  public void write(int group, byte[] target, int at) {
    byte[] value = values[group];
    System.arraycopy(value, 0, target, at, value.length);
  }

  @Override
  public void setEncoded(int group, byte[] data, int start, int length) {
    byte[] old = values[group];
    int end = start + Utf8.prefix(data, start, length, maxBytes);
    values[group] = Arrays.copyOfRange(data, start, end);
    valueBytes += end - start - old.length + (old == EMPTY ? OVERHEAD : 0);
  }

  @Override
  public StringVector vector(int from, int count, boolean @Nullable [] nulls, VectorArena arena) {
    int bytes = 0;
    for (int i = 0; i < count; i++) {
      bytes = Math.addExact(bytes, values[from + i].length);
    }
    byte[] data = arena.bytes(bytes);
    int[] starts = arena.ints(count);
    int[] lengths = arena.ints(count);
    int at = 0;
    for (int i = 0; i < count; i++) {
      byte[] value = values[from + i];
      System.arraycopy(value, 0, data, at, value.length);
      starts[i] = at;
      lengths[i] = value.length;
      at += value.length;
    }
    return new StringVector(data, starts, lengths, nulls, count);
  }

  @Override
  public long sizeBytes() {
    return 4L * values.length + valueBytes;
  }

  @Override
  public void reset() {
    Arrays.fill(values, 0, groupCount, null);
    groupCount = 0;
    valueBytes = 0;
    source = null;
  }
}
