package dev.sluice.frames;

import dev.sluice.frames.memory.MemoryLimitException;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.StringDictionary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Copies rows of batches into frames of bounded size.
 *
 * <p>Rows are collected in heap arrays, which are counted in the allocator's pool until the builder
 * is closed, and copied off the heap by {@link #build()}. A string column keeps its codes if all
 * rows of a frame come with the same dictionary. Belongs to one thread at a time.
 */
public final class FrameBuilder implements AutoCloseable {
  /** Size that frames have unless somebody asks for another. */
  public static final int DEFAULT_FRAME_BYTES = 1_000_000;

  private static final int MAX_ROWS = 1 << 20;

  private final RowSignature signature;
  private final FrameAllocator allocator;
  private final long targetBytes;
  private final long maxRowBytes;
  private final ColumnBuilder[] columns;

  /** Bits that every row takes, whatever its strings. */
  private final long rowBits;

  private int rowCount;
  private long dataBytes;
  private long reservedBytes;
  private int[] rowData = new int[0];

  /** Builder of frames of about {@link #DEFAULT_FRAME_BYTES}. */
  public FrameBuilder(RowSignature signature, FrameAllocator allocator) {
    this(signature, allocator, DEFAULT_FRAME_BYTES);
  }

  public FrameBuilder(RowSignature signature, FrameAllocator allocator, long maxFrameBytes) {
    this(signature, allocator, maxFrameBytes, maxFrameBytes);
  }

  /**
   * Builder of frames of at most {@code targetBytes}, save those of one row, which may take up to
   * {@code maxRowBytes}.
   */
  public FrameBuilder(
      RowSignature signature, FrameAllocator allocator, long targetBytes, long maxRowBytes) {
    this.signature = signature;
    this.allocator = allocator;
    this.targetBytes = targetBytes;
    this.maxRowBytes = maxRowBytes;
    columns = new ColumnBuilder[signature.size()];
    long bits = 0;
    for (int i = 0; i < columns.length; i++) {
      columns[i] = ColumnBuilder.of(signature.type(i));
      bits += 1 + (signature.type(i).physical() == Physical.BYTES ? 32 : 64);
    }
    rowBits = bits;
  }

  public RowSignature signature() {
    return signature;
  }

  public boolean isEmpty() {
    return rowCount == 0;
  }

  public int rowCount() {
    return rowCount;
  }

  /** Bytes that the collected rows will take in a frame, but for alignment. */
  public long sizeBytes() {
    return fixedBytes(rowCount) + dataBytes;
  }

  /**
   * Takes rows of the batch from this one on, until the frame is full. Answers how many it took; 0
   * says that it takes none before the next {@link #build()}.
   *
   * <p>If the pool refuses larger arrays, a builder with rows counts as full, and an empty one
   * overdraws the pool.
   *
   * @throws RowTooLargeException if a row alone exceeds the limit
   */
  public int append(Batch batch, int from) {
    return append(batch, new RowRange(null, from, batch.rowCount() - from));
  }

  /** Like {@link #append(Batch, int)}, of the rows {@code rows[from .. to)}. */
  public int append(Batch batch, int[] rows, int from, int to) {
    return append(batch, new RowRange(rows, from, to - from));
  }

  private int append(Batch batch, RowRange wanted) {
    int count = Math.min(wanted.count(), MAX_ROWS - rowCount);
    long flattened = bytesOfFlattening(batch);
    long room = targetBytes - sizeBytes() - flattened;
    if (count == 0 || (room <= 0 && rowCount > 0)) {
      return 0;
    }
    if (rowBits > 0) {
      count = (int) Math.min(count, Math.max(1, room * 8 / rowBits));
    }
    long[] data = new long[columns.length];
    long total = measure(batch, wanted.first(count), data);
    if (fixedBytes(count) + total > room) {
      count = fitting(batch, wanted.first(count), room);
      if (count == 0 && rowCount > 0) {
        return 0;
      }
      if (count == 0) {
        count = 1;
        long rowBytes = fixedBytes(1) + measure(batch, wanted.first(1), data);
        if (rowBytes > maxRowBytes) {
          throw new RowTooLargeException(maxRowBytes);
        }
      }
      total = measure(batch, wanted.first(count), data);
    }
    RowRange range = wanted.first(count);
    if (!grow(batch, count, data)) {
      return 0;
    }
    for (int i = 0; i < columns.length; i++) {
      columns[i].append(batch.column(i), range);
    }
    rowCount += count;
    dataBytes += total + flattened;
    return count;
  }

  private long fixedBytes(long rows) {
    return (rows * rowBits + 7) / 8;
  }

  /** Bytes that come on top because codes collected so far cannot stay codes. */
  private long bytesOfFlattening(Batch batch) {
    long bytes = 0;
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] instanceof BytesColumnBuilder strings
          && strings.dictionary() != null
          && !strings.takesCodes(batch.column(i))) {
        bytes += strings.flattenedBytes();
      }
    }
    return bytes;
  }

  private boolean asBytes(int column, ColumnVector vector) {
    return columns[column] instanceof BytesColumnBuilder strings && !strings.takesCodes(vector);
  }

  /** Data bytes of the rows, per column and in sum. */
  private long measure(Batch batch, RowRange range, long[] data) {
    long total = 0;
    for (int i = 0; i < columns.length; i++) {
      data[i] =
          asBytes(i, batch.column(i)) ? BytesColumnBuilder.totalLength(batch.column(i), range) : 0;
      total += data[i];
    }
    return total;
  }

  /** How many of the rows fit into the room. */
  private int fitting(Batch batch, RowRange range, long room) {
    int count = range.count();
    if (rowData.length < count) {
      rowData = new int[count];
    }
    java.util.Arrays.fill(rowData, 0, count, 0);
    for (int i = 0; i < columns.length; i++) {
      if (asBytes(i, batch.column(i))) {
        BytesColumnBuilder.addLengths(batch.column(i), range, rowData);
      }
    }
    long data = 0;
    for (int i = 0; i < count; i++) {
      data += rowData[i];
      if (data < 0 || fixedBytes(i + 1L) + data > room) {
        return i;
      }
    }
    return count;
  }

  /** Makes room; false if the pool refuses and there are rows to build a frame of first. */
  private boolean grow(Batch batch, int rows, long[] data) {
    long growth = 0;
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] instanceof BytesColumnBuilder strings && asBytes(i, batch.column(i))) {
        data[i] += strings.flattenedBytes();
      }
      growth += columns[i].growth(rows, data[i]);
    }
    if (growth == 0) {
      return true;
    }
    if (!allocator.pool().tryReserve(growth)) {
      if (rowCount > 0) {
        return false;
      }
      allocator.pool().overdraw(growth);
    }
    reservedBytes += growth;
    for (int i = 0; i < columns.length; i++) {
      columns[i].grow(rows, data[i]);
    }
    return true;
  }

  /**
   * The collected rows as a frame, which the caller owns; the builder is empty again.
   *
   * @throws MemoryLimitException if the pool refuses; the rows stay
   */
  public Frame build() {
    Frame frame = Frame.create(layout(), allocator, this::fill);
    clear();
    return frame;
  }

  /** Like {@link #build()}, and never refused: for a frame that goes straight to disk. */
  public Frame buildRegardless() {
    Frame frame = Frame.createRegardless(layout(), allocator, this::fill);
    clear();
    return frame;
  }

  private FrameLayout layout() {
    List<FrameLayout.Column> placed = new ArrayList<>(columns.length);
    long at = 0;
    for (ColumnBuilder column : columns) {
      ColumnBuilder.Section section = column.section();
      long validityAt = -1;
      if (column.hasNulls()) {
        validityAt = at;
        at += FrameAllocator.align(NullBits.bytes(rowCount));
      }
      long valuesAt = at;
      at += FrameAllocator.align(section.valuesBytes());
      long dataAt = at;
      at += FrameAllocator.align(section.dataBytes());
      placed.add(
          new FrameLayout.Column(
              section.form(), validityAt, valuesAt, dataAt, section.dataBytes(), codesOf(column)));
    }
    return new FrameLayout(signature, rowCount, placed, at);
  }

  private static @Nullable StringDictionary codesOf(ColumnBuilder column) {
    return column instanceof BytesColumnBuilder strings ? strings.dictionary() : null;
  }

  private void fill(long address) {
    FrameLayout layout = layout();
    for (int i = 0; i < columns.length; i++) {
      FrameLayout.Column place = layout.columns().get(i);
      if (place.hasNulls()) {
        columns[i].putNulls(address + place.validityAt());
      }
      columns[i].putValues(address + place.valuesAt());
      columns[i].putData(address + place.dataAt());
    }
  }

  /** Drops the collected rows. */
  public void clear() {
    for (ColumnBuilder column : columns) {
      column.clear();
    }
    rowCount = 0;
    dataBytes = 0;
  }

  /** Drops the collected rows and gives back the arrays. Idempotent; the builder can be reused. */
  @Override
  public void close() {
    clear();
    for (int i = 0; i < columns.length; i++) {
      columns[i] = ColumnBuilder.of(signature.type(i));
    }
    allocator.pool().release(reservedBytes);
    reservedBytes = 0;
  }
}
