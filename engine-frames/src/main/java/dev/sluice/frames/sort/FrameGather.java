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
  private final long[] rowBytes;

  /** Per column of bytes, and empty for others: where the next rows' bytes are, and how many. */
  private final long[][] addresses;

  private final int[][] lengths;
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
    int bytesColumns = 0;
    for (int c = 0; c < rows.columnCount(); c++) {
      rowBits += 8L * width(rows.column(c));
      bytesColumns += isBytes(c) ? 1 : 0;
    }
    int mostRows = (int) Math.max(1, Math.min(limit, targetBytes * 8 / Math.max(1, rowBits)));
    scratchBytes = (9L + 12L * bytesColumns) * mostRows;
    allocator.pool().overdraw(scratchBytes);
    nulls = new boolean[mostRows];
    rowBytes = new long[mostRows];
    addresses = new long[rows.columnCount()][];
    lengths = new int[rows.columnCount()][];
    for (int c = 0; c < rows.columnCount(); c++) {
      addresses[c] = new long[isBytes(c) ? mostRows : 0];
      lengths[c] = new int[isBytes(c) ? mostRows : 0];
    }
  }

  private boolean isBytes(int column) {
    return rows.column(column).form() == FrameLayout.Form.BYTES;
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
    Interruption.check();
    int count = fitting();
    FrameLayout layout = layout(count);
    Frame frame =
        regardless
            ? Frame.createRegardless(layout, allocator, address -> fill(layout, address))
            : Frame.create(layout, allocator, address -> fill(layout, address));
    next += count;
    return frame;
  }

  /** How many of the next rows make a frame; finds the bytes of those and some more. */
  private int fitting() {
    int most = Math.min(rowBytes.length, end - next);
    boolean anyBytes = false;
    int fixed = 0;
    for (int c = 0; c < rows.columnCount(); c++) {
      fixed += width(rows.column(c));
      if (isBytes(c)) {
        if (!anyBytes) {
          Arrays.fill(rowBytes, 0, most, 0);
        }
        anyBytes = true;
        locate(c, most);
      }
    }
    if (!anyBytes) {
      return most;
    }
    long bytes = 0;
    for (int i = 0; i < most; i++) {
      bytes += fixed + rowBytes[i];
      if (bytes > targetBytes) {
        return Math.max(1, i);
      }
    }
    return most;
  }

  private void locate(int c, int count) {
    FrameColumn column = rows.column(c);
    long[] at = addresses[c];
    int[] length = lengths[c];
    for (int i = 0; i < count; i++) {
      int id = ids[next + i];
      at[i] = column.bytesAt(id);
      length[i] = column.length(id);
      rowBytes[i] += length[i];
    }
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
      long valuesAt = at;
      at += FrameAllocator.align((long) width(column) * (isBytes(c) ? count + 1 : count));
      long dataAt = at;
      long dataBytes = isBytes(c) ? dataBytes(lengths[c], count) : 0;
      at += FrameAllocator.align(dataBytes);
      placed.add(
          new FrameLayout.Column(
              column.form(), validityAt, valuesAt, dataAt, dataBytes, column.dictionary()));
    }
    return new FrameLayout(signature, count, placed, at);
  }

  private static long dataBytes(int[] lengths, int count) {
    long bytes = 0;
    for (int i = 0; i < count; i++) {
      bytes += lengths[i];
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
        case BYTES -> fillBytes(c, count, address + to.valuesAt(), address + to.dataAt());
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

  private void fillBytes(int c, int count, long offsets, long data) {
    FrameColumn from = rows.column(c);
    long[] at = addresses[c];
    int[] length = lengths[c];
    int dataEnd = 0;
    MemoryUtil.putInt(offsets, 0);
    for (int i = 0; i < count; i++) {
      if (at[i] != FrameColumn.NO_ADDRESS) {
        FrameColumn.copy(at[i], length[i], data + dataEnd);
      } else {
        from.copyCode(ids[next + i], length[i], data + dataEnd);
      }
      dataEnd += length[i];
      MemoryUtil.putInt(offsets + 4L * (i + 1), dataEnd);
    }
  }

  /** Gives back the scratch memory. */
  @Override
  public void close() {
    allocator.pool().release(scratchBytes);
  }
}
