package dev.sluice.frames.ipc;

import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.ColumnVector;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Collects the values of one column until they are written as part of a record batch. Used by one
 * thread.
 */
public abstract class ColumnEncoder {
  private boolean[] nulls;
  private int rows;
  private int nullCount;
  private byte[] validity = new byte[0];

  ColumnEncoder(int capacity) {
    nulls = new boolean[capacity];
  }

  /**
   * Encoder of values as they are.
   *
   * @param type any type but that of lists; the vectors that are appended fit it
   * @param capacity rows to make room for
   */
  public static ColumnEncoder plain(IpcType type, int capacity) {
    return switch (type) {
      case INT8, INT16, INT32, INT64, TIMESTAMP_MILLIS, DATE_MILLIS ->
          new IntegerEncoder(type.width(), capacity);
      case DATE_DAYS -> new DayEncoder(capacity);
      case FLOAT32, FLOAT64 -> new FloatEncoder(type.width(), capacity);
      case DECIMAL128 -> new DecimalEncoder(capacity);
      case BOOL -> new BitEncoder(capacity);
      case UTF8, BINARY -> new BytesEncoder(capacity);
      case LIST -> throw new IllegalArgumentException("Lists need the type of their elements");
    };
  }

  /** Encoder of arrays as lists. */
  public static ColumnEncoder lists(ScalarType element, int capacity) {
    return new ListEncoder(element, capacity);
  }

  /** Adds the rows {@code from .. from + count} of the vector. */
  public final void append(ColumnVector vector, int from, int count) {
    appendNulls(vector.nulls(), from, count);
    appendValues(vector, from, count);
    rows += count;
  }

  /** Rows since the last {@link #emit}. */
  public final int rows() {
    return rows;
  }

  public final int nullCount() {
    return nullCount;
  }

  /** Bytes of values of variable length since the last {@link #emit}. */
  public long dataBytes() {
    return 0;
  }

  /**
   * Hands the rows to the batch and starts anew. The arrays are the encoder's again when the batch
   * has been written.
   *
   * @return CRC-32C of the column's buffers, one after the other
   */
  public final int emit(IpcBody body) {
    int first = body.buffers().size();
    body.node(rows, nullCount);
    if (nullCount == 0) {
      body.buffer(validity, 0);
    } else {
      validity = NullBitmap.room(validity, rows);
      body.buffer(validity, NullBitmap.pack(nulls, rows, validity));
    }
    emitValues(body);
    CRC32C checksum = new CRC32C();
    for (IpcBody.Slice buffer : body.buffers().subList(first, body.buffers().size())) {
      checksum.update(buffer.bytes(), 0, buffer.length());
    }
    if (nullCount > 0) {
      Arrays.fill(nulls, 0, rows, false);
    }
    rows = 0;
    nullCount = 0;
    return (int) checksum.getValue();
  }

  /** Adds the values behind the {@link #rows()} that are there. */
  abstract void appendValues(ColumnVector vector, int from, int count);

  /** Hands over the buffers of the values of all {@link #rows()}. */
  abstract void emitValues(IpcBody body);

  /** Notes which of the next rows are null. */
  final void appendNulls(boolean @Nullable [] source, int from, int count) {
    if (rows + count > nulls.length) {
      nulls = Arrays.copyOf(nulls, Math.max(rows + count, nulls.length * 2));
    }
    if (source == null) {
      return;
    }
    int found = 0;
    for (int i = 0; i < count; i++) {
      boolean missing = source[from + i];
      nulls[rows + i] = missing;
      found += missing ? 1 : 0;
    }
    nullCount += found;
  }

  final void addRows(int count) {
    rows += count;
  }

  static byte[] grown(byte[] bytes, int needed) {
    return needed <= bytes.length
        ? bytes
        : Arrays.copyOf(
            bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * bytes.length)));
  }
}
