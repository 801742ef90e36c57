package dev.sluice.core.group;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/** Byte strings, one after the other. */
final class BytesKeyList implements KeyList {
  private byte[] data = new byte[256];
  private int[] ends = new int[16];
  private boolean[] nulls = new boolean[16];
  private int size;

  private int start(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  @Override
  public boolean lastEquals(ColumnVector vector, int row) {
    boolean isNull = vector.isNull(row);
    if (isNull || nulls[size - 1]) {
      return isNull == nulls[size - 1];
    }
    if (vector instanceof DictionaryVector coded) {
      StringDictionary entries = coded.dictionary();
      int code = coded.codes()[row];
      return lastEquals(entries.data(), entries.start(code), entries.length(code));
    }
    StringVector slices = (StringVector) vector;
    return lastEquals(slices.data(), slices.starts()[row], slices.lengths()[row]);
  }

  private boolean lastEquals(byte[] other, int from, int length) {
    return Arrays.equals(data, start(size - 1), ends[size - 1], other, from, from + length);
  }

  @Override
  public void markChanges(ColumnVector vector, int count, boolean[] changed) {
    if (vector instanceof DictionaryVector coded) {
      int[] codes = coded.codes();
      for (int i = 1; i < count; i++) {
        changed[i] |= codes[i] != codes[i - 1];
      }
      return;
    }
    StringVector slices = (StringVector) vector;
    for (int i = 1; i < count; i++) {
      changed[i] = changed[i] || !equal(slices, i - 1, i);
    }
  }

  private static boolean equal(StringVector slices, int left, int right) {
    if (slices.isNull(left) || slices.isNull(right)) {
      return slices.isNull(left) == slices.isNull(right);
    }
    int length = slices.lengths()[left];
    int leftStart = slices.starts()[left];
    int rightStart = slices.starts()[right];
    byte[] bytes = slices.data();
    return slices.lengths()[right] == length
        && (leftStart == rightStart
            || Arrays.equals(
                bytes, leftStart, leftStart + length, bytes, rightStart, rightStart + length));
  }

  @Override
  public void append(ColumnVector vector, int[] rows, int count) {
    if (size + count > ends.length) {
      int length = Math.max(size + count, ends.length * 2);
      ends = Arrays.copyOf(ends, length);
      nulls = Arrays.copyOf(nulls, length);
    }
    if (vector instanceof DictionaryVector coded) {
      StringDictionary entries = coded.dictionary();
      for (int i = 0; i < count; i++) {
        int code = coded.codes()[rows[i]];
        if (code < 0) {
          append(entries.data(), 0, 0, true);
        } else {
          append(entries.data(), entries.start(code), entries.length(code), false);
        }
      }
      return;
    }
    StringVector slices = (StringVector) vector;
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      boolean isNull = slices.isNull(row);
      append(slices.data(), slices.starts()[row], isNull ? 0 : slices.lengths()[row], isNull);
    }
  }

  private void append(byte[] source, int from, int length, boolean isNull) {
    int at = start(size);
    if (data.length - at < length) {
      data = Arrays.copyOf(data, Math.max(Math.addExact(at, length), data.length * 2));
    }
    System.arraycopy(source, from, data, at, length);
    ends[size] = at + length;
    nulls[size] = isNull;
    size++;
  }

  @Override
  public ColumnVector vector(int from, int count, VectorArena arena) {
    int[] starts = arena.ints(count);
    int[] lengths = arena.ints(count);
    boolean[] absent = null;
    for (int i = 0; i < count; i++) {
      starts[i] = start(from + i);
      lengths[i] = ends[from + i] - starts[i];
      if (nulls[from + i]) {
        if (absent == null) {
          absent = arena.booleans(count);
        }
        absent[i] = true;
      }
    }
    return new StringVector(data, starts, lengths, absent, count);
  }

  @Override
  public void keepLast() {
    int start = start(size - 1);
    int length = ends[size - 1] - start;
    System.arraycopy(data, start, data, 0, length);
    ends[0] = length;
    nulls[0] = nulls[size - 1];
    size = 1;
  }

  @Override
  public long sizeBytes() {
    return data.length + 5L * ends.length;
  }
}
