package dev.sluice.core.segment;

import dev.sluice.frames.ipc.IpcBatch;
import dev.sluice.frames.ipc.IpcField;
import dev.sluice.frames.ipc.IpcFile;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.StringDictionary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.zip.CRC32C;

/**
 * An open segment file. Thread-safe; its memory lives as long as somebody refers to it, and so does
 * each dictionary, which all readers share.
 *
 * <p>Checksums are compared when a column of a record batch is read for the first time.
 */
public final class SegmentFile {
  private final IpcFile ipc;
  private final SegmentFooter footer;
  private final Map<String, Integer> ordinals = new HashMap<>();
  private final int[] firstBuffers;
  private final AtomicReferenceArray<IpcBatch> batches;
  private final AtomicReferenceArray<StringDictionary> dictionaries;
  private final AtomicIntegerArray verified;
  private final AtomicLong heapBytes = new AtomicLong();

  private SegmentFile(IpcFile ipc, SegmentFooter footer) {
    this.ipc = ipc;
    this.footer = footer;
    int columns = footer.columns().size();
    firstBuffers = new int[columns + 1];
    for (int i = 0; i < columns; i++) {
      ordinals.put(footer.columns().get(i).name(), i);
      firstBuffers[i + 1] = firstBuffers[i] + ipc.schema().fields().get(i).bufferCount();
    }
    batches = new AtomicReferenceArray<>(footer.batches().size());
    dictionaries = new AtomicReferenceArray<>(columns);
    verified = new AtomicIntegerArray(columns * footer.batches().size());
  }

  /**
   * Maps the file.
   *
   * @throws IOException naming the file, if it is not the one that these contents describe
   */
  public static SegmentFile open(Path path, SegmentContents contents) throws IOException {
    IpcFile ipc = IpcFile.open(path);
    String json = ipc.metadata().get(SegmentFooter.KEY);
    if (json == null || ipc.footerChecksum() != contents.checksum()) {
      throw damaged(path, "its footer does not fit the checksum in the log");
    }
    SegmentFooter footer = SegmentFooter.parse(json);
    if (footer.columns().size() != ipc.schema().fields().size()
        || footer.batches().size() != ipc.batchCount()) {
      throw damaged(path, "its footer does not fit its schema");
    }
    return new SegmentFile(ipc, footer);
  }

  public Path path() {
    return ipc.path();
  }

  public long rowCount() {
    return footer.rowCount();
  }

  /** Bytes on the heap of the dictionaries read so far. */
  public long heapBytes() {
    return heapBytes.get();
  }

  public int batchCount() {
    return footer.batches().size();
  }

  /** Parts of about so many rows, without record batches that the filter rules out. */
  public List<SegmentSplit> splits(RangeFilter filter, long targetRows) {
    List<SegmentSplit> splits = new ArrayList<>();
    int from = 0;
    long rows = 0;
    for (int batch = 0; batch < batchCount(); batch++) {
      boolean wanted = filter.mayMatch(ranges(batch));
      if (!wanted || (rows > 0 && rows + rows(batch) > targetRows)) {
        if (rows > 0) {
          splits.add(new SegmentSplit(from, batch, rows));
        }
        rows = 0;
        from = wanted ? batch : batch + 1;
      }
      rows += wanted ? rows(batch) : 0;
    }
    if (rows > 0) {
      splits.add(new SegmentSplit(from, batchCount(), rows));
    }
    return splits;
  }

  /**
   * Reads everything and compares checksums.
   *
   * @throws IOException naming the file and the place, if a checksum does not fit
   */
  public void verify() throws IOException {
    for (int column = 0; column < footer.columns().size(); column++) {
      if (field(column).dictionary() != null) {
        dictionary(column);
      }
      for (int batch = 0; batch < batchCount(); batch++) {
        compare(batch, column);
      }
    }
  }

  /** Position of the column in the file, or -1 if the file does not hold it. */
  int ordinal(String column) {
    return ordinals.getOrDefault(column, -1);
  }

  IpcField field(int column) {
    return ipc.schema().fields().get(column);
  }

  ColumnType type(int column) {
    return footer.columns().get(column).type();
  }

  int rows(int batch) {
    return footer.batches().get(batch).rows();
  }

  int nullCount(int batch, int column) {
    return footer.batches().get(batch).bounds().get(column).nullCount();
  }

  /** Bounds of a record batch. */
  ColumnRanges ranges(int batch) {
    SegmentFooter.Batch known = footer.batches().get(batch);
    return name -> {
      int column = ordinal(name);
      if (column < 0) {
        return ColumnRanges.ColumnRange.allNull(known.rows());
      }
      BatchBounds bounds = known.bounds().get(column);
      return ColumnRanges.ColumnRange.of(
          type(column), bounds.min(), bounds.max(), bounds.nullCount(), known.rows());
    };
  }

  /**
   * One of the column's buffers in a record batch: 0 validity, 1 values or offsets, 2 data.
   *
   * @throws IOException naming the file and the place, if the column's checksum does not fit
   */
  ByteBuffer buffer(int batch, int column, int index) throws IOException {
    int flag = batch * footer.columns().size() + column;
    if (verified.get(flag) == 0) {
      compare(batch, column);
      verified.set(flag, 1);
    }
    return batch(batch).buffer(firstBuffers[column] + index);
  }

  /** The column's dictionary. */
  StringDictionary dictionary(int column) throws IOException {
    StringDictionary known = dictionaries.get(column);
    if (known != null) {
      return known;
    }
    StringDictionary loaded = load(column);
    if (dictionaries.compareAndSet(column, null, loaded)) {
      heapBytes.addAndGet(loaded.sizeBytes());
      return loaded;
    }
    return dictionaries.get(column);
  }

  private StringDictionary load(int column) throws IOException {
    for (int i = 0; i < footer.dictionaries().size(); i++) {
      SegmentFooter.Dictionary known = footer.dictionaries().get(i);
      if (known.column() == column) {
        IpcBatch values = ipc.dictionary(i);
        if (values.metadataChecksum() != known.metadataChecksum()
            || checksum(values, 0, 3) != known.checksum()) {
          throw damaged(path(), "the dictionary of " + columnText(column) + " has changed");
        }
        return dictionary(values);
      }
    }
    throw damaged(path(), "the dictionary of " + columnText(column) + " is missing");
  }

  private static StringDictionary dictionary(IpcBatch values) {
    int size = values.rowCount();
    int[] ends = new int[Math.max(size, 1)];
    values.buffer(1).asIntBuffer().get(1, ends, 0, size);
    byte[] data = new byte[size == 0 ? 0 : ends[size - 1]];
    values.buffer(2).get(0, data);
    return new StringDictionary(data, ends, size);
  }

  private void compare(int batch, int column) throws IOException {
    int count = firstBuffers[column + 1] - firstBuffers[column];
    int actual = checksum(batch(batch), firstBuffers[column], count);
    if (actual != footer.batches().get(batch).bounds().get(column).checksum()) {
      throw damaged(path(), columnText(column) + " has changed in record batch [" + batch + "]");
    }
  }

  private IpcBatch batch(int number) throws IOException {
    IpcBatch known = batches.get(number);
    if (known == null) {
      known = ipc.batch(number);
      if (known.metadataChecksum() != footer.batches().get(number).metadataChecksum()) {
        throw damaged(path(), "record batch [" + number + "] has changed");
      }
      batches.set(number, known);
    }
    return known;
  }

  private String columnText(int column) {
    return "column [" + footer.columns().get(column).name() + "]";
  }

  private static int checksum(IpcBatch batch, int first, int count) {
    CRC32C checksum = new CRC32C();
    for (int i = 0; i < count; i++) {
      checksum.update(batch.buffer(first + i));
    }
    return (int) checksum.getValue();
  }

  private static IOException damaged(Path path, String how) {
    return new IOException("Segment file [" + path + "] is damaged: " + how);
  }
}
