package dev.sluice.frames;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.StringVector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Collects byte slices: as codes while all rows of the frame come with the same dictionary, and as
 * bytes from the first row that does not.
 */
final class BytesColumnBuilder extends ColumnBuilder {
  /** Codes, or the ends of slices. */
  private int[] ints = new int[0];

  private byte[] data = new byte[0];
  private int dataBytes;
  private @Nullable StringDictionary dictionary;

  @Override
  long heapBytes() {
    return super.heapBytes() + 4L * ints.length + data.length;
  }

  @Override
  long growth(int rows, long moreData) {
    return nullsGrowth(rows)
        + 4L * (capacity(ints.length, rows + 1) - ints.length)
        + (dataCapacity(moreData) - data.length);
  }

  @Override
  void grow(int rows, long moreData) {
    growNulls(rows);
    int length = capacity(ints.length, rows + 1);
    if (length != ints.length) {
      ints = Arrays.copyOf(ints, length);
    }
    int dataLength = dataCapacity(moreData);
    if (dataLength != data.length) {
      data = Arrays.copyOf(data, dataLength);
    }
  }

  private int dataCapacity(long more) {
    int needed = Math.toIntExact(dataBytes + more);
    if (needed <= data.length) {
      return data.length;
    }
    return Math.max(needed, (int) Math.min(Integer.MAX_VALUE - 64, 2L * data.length));
  }

  /** Whether rows of this vector can be added as codes. */
  boolean takesCodes(ColumnVector vector) {
    return vector instanceof DictionaryVector coded
        && (size == 0 || dictionary == coded.dictionary());
  }

  /** Bytes that the collected codes would take as bytes; 0 if they are bytes already. */
  long flattenedBytes() {
    StringDictionary codes = dictionary;
    if (codes == null || size == 0) {
      return 0;
    }
    long bytes = 0;
    for (int i = 0; i < size; i++) {
      bytes += ints[i] < 0 ? 0 : codes.length(ints[i]);
    }
    return bytes;
  }

  /** Turns the collected codes into bytes; there is room for them. */
  private void flatten() {
    StringDictionary codes = dictionary;
    if (codes == null) {
      return;
    }
    byte[] from = codes.data();
    int end = 0;
    for (int i = 0; i < size; i++) {
      int code = ints[i];
      if (code >= 0) {
        int length = codes.length(code);
        System.arraycopy(from, codes.start(code), data, end, length);
        end += length;
      }
      ints[i] = end;
    }
    dataBytes = end;
    dictionary = null;
  }

  @Override
  void append(ColumnVector vector, RowRange range) {
    if (vector instanceof DictionaryVector coded) {
      if (takesCodes(vector)) {
        appendCodes(coded, range);
      } else {
        flatten();
        appendFlattened(coded, range);
      }
    } else {
      flatten();
      appendBytes((StringVector) vector, range);
    }
    appendNulls(vector.nulls(), range);
    size += range.count();
  }

  private void appendCodes(DictionaryVector vector, RowRange range) {
    dictionary = vector.dictionary();
    int[] from = vector.codes();
    int[] rows = range.rows();
    if (rows == null) {
      System.arraycopy(from, range.from(), ints, size, range.count());
      return;
    }
    int start = range.from();
    int count = range.count();
    for (int i = 0; i < count; i++) {
      ints[size + i] = from[rows[start + i]];
    }
  }

  private void appendFlattened(DictionaryVector vector, RowRange range) {
    StringDictionary values = vector.dictionary();
    byte[] from = values.data();
    int[] codes = vector.codes();
    int[] rows = range.rows();
    int end = dataBytes;
    for (int i = 0; i < range.count(); i++) {
      int code = codes[rows == null ? range.from() + i : rows[range.from() + i]];
      if (code >= 0) {
        int length = values.length(code);
        System.arraycopy(from, values.start(code), data, end, length);
        end += length;
      }
      ints[size + i] = end;
    }
    dataBytes = end;
  }

  private void appendBytes(StringVector vector, RowRange range) {
    byte[] from = vector.data();
    int[] starts = vector.starts();
    int[] lengths = vector.lengths();
    boolean[] nulls = vector.nulls();
    int[] rows = range.rows();
    int end = dataBytes;
    int count = range.count();
    for (int i = 0; i < count; i++) {
      int row = rows == null ? range.from() + i : rows[range.from() + i];
      if (nulls == null || !nulls[row]) {
        int length = lengths[row];
        System.arraycopy(from, starts[row], data, end, length);
        end += length;
      }
      ints[size + i] = end;
    }
    dataBytes = end;
  }

  @Override
  Section section() {
    return dictionary != null
        ? new Section(FrameLayout.Form.DICTIONARY, 4L * size, 0)
        : new Section(FrameLayout.Form.BYTES, 4L * (size + 1), dataBytes);
  }

  @Nullable StringDictionary dictionary() {
    return dictionary;
  }

  @Override
  void putValues(long address) {
    if (dictionary != null) {
      OffHeap.put(ints, 0, size, address);
    } else {
      org.apache.arrow.memory.util.MemoryUtil.putInt(address, 0);
      OffHeap.put(ints, 0, size, address + 4);
    }
  }

  @Override
  void putData(long address) {
    OffHeap.put(data, 0, dataBytes, address);
  }

  @Override
  void clear() {
    super.clear();
    dictionary = null;
    dataBytes = 0;
  }

  /** Adds to each entry the bytes that its row takes as bytes. */
  static void addLengths(ColumnVector vector, RowRange range, int[] bytes) {
    int[] rows = range.rows();
    for (int i = 0; i < range.count(); i++) {
      bytes[i] += length(vector, rows == null ? range.from() + i : rows[range.from() + i]);
    }
  }

  /** Bytes that the rows take as bytes. */
  static long totalLength(ColumnVector vector, RowRange range) {
    int[] rows = range.rows();
    long total = 0;
    if (vector instanceof StringVector strings && vector.nulls() == null) {
      int[] lengths = strings.lengths();
      for (int i = 0; i < range.count(); i++) {
        total += lengths[rows == null ? range.from() + i : rows[range.from() + i]];
      }
      return total;
    }
    for (int i = 0; i < range.count(); i++) {
      total += length(vector, rows == null ? range.from() + i : rows[range.from() + i]);
    }
    return total;
  }

  private static int length(ColumnVector vector, int row) {
    if (vector instanceof DictionaryVector coded) {
      int code = coded.codes()[row];
      return code < 0 ? 0 : coded.dictionary().length(code);
    }
    return vector.isNull(row) ? 0 : ((StringVector) vector).lengths()[row];
  }
}
