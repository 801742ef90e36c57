package dev.sluice.frames.sort;

import dev.sluice.frames.Frame;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.FrameLayout;
import dev.sluice.frames.NullBits;
import dev.sluice.frames.memory.MemoryLimitException;
import dev.sluice.frames.type.RowSignature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.util.MemoryUtil;

/** Makes frames of rows of other frames, in any order, column by column. */
final class FrameGather implements AutoCloseable {
  private final FrameRows rows;
  private final int[] ids;
  private final int end;
  private final RowSignature signature;
  private final FrameAllocator allocator;
  private final long targetBytes;
  private final boolean[] nulls;
  private final int[] rowData;
  private final long scratchBytes;
  private int next;

  /**
   * Gatherer of the first rows of {@code ids}.
   *
   * @param limit how many of them
   * @param targetBytes size of frames of more than one row
   */
  FrameGather(
      FrameRows rows,
      int[] ids,
      int limit,
      RowSignature signature,
      FrameAllocator allocator,
      long targetBytes) {
    this.rows = rows;
    this.ids = ids;
    this.end = limit;
    this.signature = signature;
    this.allocator = allocator;
    this.targetBytes = targetBytes;
    long rowBits = rows.columnCount();
    for (int c = 0; c < rows.columnCount(); c++) {
      rowBits += 8L * width(rows.column(c));
    }
    int mostRows = (int) Math.max(1, Math.min(limit, targetBytes * 8 / Math.max(1, rowBits)));
    scratchBytes = 5L * mostRows;
    allocator.pool().overdraw(scratchBytes);
    nulls = new boolean[mostRows];
    rowData = new int[mostRows];
  }

  private static int width(FrameColumn column) {
    return switch (column.form()) {
      case LONG, DOUBLE -> 8;
      case BYTES, DICTIONARY -> 4;
    };
  }

  boolean hasNext() {
    return next < end;
  }

  /**
   * The next frame; the caller owns it.
   *
   * @param regardless whether the pool may be overdrawn
   * @throws MemoryLimitException if the pool refuses; calling again tries the same rows
   */
  Frame next(boolean regardless) {
    int count = fitting();
    FrameLayout layout = layout(count);
    Frame frame =
        regardless
            ? Frame.createRegardless(layout, allocator, address -> fill(layout, address))
            : Frame.create(layout, allocator, address -> fill(layout, address));
    next += count;
    return frame;
  }

  /** How many of the next rows make a frame. */
  private int fitting() {
    int most = Math.min(rowData.length, end - next);
    Arrays.fill(rowData, 0, most, 0);
    boolean anyBytes = false;
    int fixed = 0;
    for (int c = 0; c < rows.columnCount(); c++) {
      FrameColumn column = rows.column(c);
      fixed += width(column);
      if (column.form() == FrameLayout.Form.BYTES) {
        anyBytes = true;
        for (int i = 0; i < most; i++) {
          rowData[i] += column.length(ids[next + i]);
        }
      }
    }
    if (!anyBytes) {
      return most;
    }
    long bytes = 0;
    for (int i = 0; i < most; i++) {
      bytes += fixed + rowData[i];
      if (bytes > targetBytes) {
        return Math.max(1, i);
      }
    }
    return most;
  }

  private FrameLayout layout(int count) {
    List<FrameLayout.Column> placed = new ArrayList<>();
    long at = 0;
    for (int c = 0; c < rows.columnCount(); c++) {
      FrameColumn column = rows.column(c);
      long validityAt = -1;
      if (column.hasNulls()) {
        validityAt = at;
        at += FrameAllocator.align(NullBits.bytes(count));
      }
      boolean isBytes = column.form() == FrameLayout.Form.BYTES;
      long valuesAt = at;
      at += FrameAllocator.align((long) width(column) * (isBytes ? count + 1 : count));
      long dataAt = at;
      long dataBytes = isBytes ? dataBytes(column, count) : 0;
      at += FrameAllocator.align(dataBytes);
      placed.add(
          new FrameLayout.Column(
              column.form(), validityAt, valuesAt, dataAt, dataBytes, column.dictionary()));
    }
    return new FrameLayout(signature, count, placed, at);
  }

  private long dataBytes(FrameColumn column, int count) {
    long bytes = 0;
    for (int i = 0; i < count; i++) {
      bytes += column.length(ids[next + i]);
    }
    return bytes;
  }

  private void fill(FrameLayout layout, long address) {
    int count = layout.rowCount();
    for (int c = 0; c < rows.columnCount(); c++) {
      FrameColumn from = rows.column(c);
      FrameLayout.Column to = layout.columns().get(c);
      if (to.hasNulls()) {
        for (int i = 0; i < count; i++) {
          nulls[i] = from.isNull(ids[next + i]);
        }
        NullBits.pack(nulls, count, address + to.validityAt());
      }
      switch (to.form()) {
        case LONG, DOUBLE -> fillLongs(from, count, address + to.valuesAt());
        case DICTIONARY -> fillCodes(from, count, address + to.valuesAt());
        case BYTES -> fillBytes(from, count, address + to.valuesAt(), address + to.dataAt());
      }
    }
  }

  private void fillLongs(FrameColumn from, int count, long address) {
    for (int i = 0; i < count; i++) {
      MemoryUtil.putLong(address + 8L * i, from.getLong(ids[next + i]));
    }
  }

  private void fillCodes(FrameColumn from, int count, long address) {
    for (int i = 0; i < count; i++) {
      MemoryUtil.putInt(address + 4L * i, from.getCode(ids[next + i]));
    }
  }

  private void fillBytes(FrameColumn from, int count, long offsets, long data) {
    int dataEnd = 0;
    MemoryUtil.putInt(offsets, 0);
    for (int i = 0; i < count; i++) {
      int id = ids[next + i];
      int length = from.length(id);
      from.copy(id, length, data + dataEnd);
      dataEnd += length;
      MemoryUtil.putInt(offsets + 4L * (i + 1), dataEnd);
    }
  }

  /** Gives back the scratch memory. */
  @Override
  public void close() {
    allocator.pool().release(scratchBytes);
  }
}
