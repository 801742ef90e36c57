package dev.sluice.core.segment;

import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.operator.CancellationToken;
import dev.sluice.frames.ipc.CodeEncoder;
import dev.sluice.frames.ipc.IpcBody;
import dev.sluice.frames.ipc.IpcField;
import dev.sluice.frames.ipc.IpcSchema;
import dev.sluice.frames.ipc.IpcWriter;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.StringDictionary;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes rows as a segment file, an Arrow IPC file with our statistics in its footer. Used by one
 * thread, for one segment.
 *
 * <p>The rows are read twice: once to find the width of integers and the dictionaries of strings,
 * once to write them in record batches of {@link #BATCH_ROWS}.
 */
public final class SegmentWriter {
  /** Rows of a record batch, if they are not too large. */
  public static final int BATCH_ROWS = 65_536;

  private static final long BATCH_DATA_BYTES = 64L << 20;

  private final RowSignature signature;
  private final List<String> sortColumns;
  private final CancellationToken cancellation;
  private final List<SegmentColumn> columns = new ArrayList<>();
  private final IpcBody body = new IpcBody();
  private final List<SegmentFooter.Batch> batches = new ArrayList<>();
  private final List<SegmentFooter.Dictionary> dictionaries = new ArrayList<>();
  private long rowCount;
  private int pending;

  /**
   * Writer of one segment.
   *
   * @param signature columns in the order of the file
   * @param sortColumns columns by which the rows are sorted, most significant first
   * @param pool budget for dictionaries; when it refuses, columns are stored plain
   */
  public SegmentWriter(
      RowSignature signature,
      List<String> sortColumns,
      MemoryPool pool,
      CancellationToken cancellation) {
    this.signature = signature;
    this.sortColumns = List.copyOf(sortColumns);
    this.cancellation = cancellation;
    for (RowSignature.Column column : signature.columns()) {
      columns.add(SegmentColumn.of(column.name(), column.type(), new DictionaryBudget(pool)));
    }
  }

  /**
   * Writes the file from its first byte to its last; the channel is the caller's.
   *
   * @param rows whose batches have the signature of the segment
   */
  public SegmentContents write(RowSupplier rows, WritableByteChannel out) throws IOException {
    try {
      scan(rows);
      int capacity = (int) Math.min(Math.max(rowCount, 1), BATCH_ROWS);
      List<IpcField> fields = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        fields.add(columns.get(i).layOut(i, capacity));
      }
      IpcWriter writer = IpcWriter.file(out, new IpcSchema(fields, Map.of()));
      writeDictionaries(writer);
      writeBatches(rows, writer);
      return finish(writer);
    } finally {
      columns.forEach(SegmentColumn::close);
    }
  }

  private void scan(RowSupplier rows) throws IOException {
    try (BatchSource source = rows.open()) {
      for (Batch batch = source.next(); batch != null; batch = source.next()) {
        cancellation.check();
        checkSignature(batch);
        rowCount += batch.rowCount();
        for (int i = 0; i < columns.size(); i++) {
          columns.get(i).scan(batch.column(i), batch.rowCount());
        }
      }
    }
  }

  private void writeDictionaries(IpcWriter writer) throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      StringDictionary dictionary = columns.get(i).dictionary();
      if (dictionary != null) {
        body.clear();
        int checksum = CodeEncoder.emitDictionary(dictionary, body);
        int metadata = writer.dictionary(i, dictionary.size(), body);
        dictionaries.add(new SegmentFooter.Dictionary(i, metadata, checksum));
      }
    }
  }

  private void writeBatches(RowSupplier rows, IpcWriter writer) throws IOException {
    try (BatchSource source = rows.open()) {
      for (Batch batch = source.next(); batch != null; batch = source.next()) {
        cancellation.check();
        int from = 0;
        while (from < batch.rowCount()) {
          int count = Math.min(batch.rowCount() - from, BATCH_ROWS - pending);
          append(batch, from, count, writer);
          from += count;
        }
      }
    }
    if (pending > 0) {
      emit(writer);
    }
  }

  private void append(Batch batch, int from, int count, IpcWriter writer) throws IOException {
    long dataBytes = 0;
    for (int i = 0; i < columns.size(); i++) {
      SegmentColumn column = columns.get(i);
      column.append(batch.column(i), from, count);
      dataBytes = Math.max(dataBytes, column.dataBytes());
    }
    pending += count;
    if (pending == BATCH_ROWS || dataBytes > BATCH_DATA_BYTES) {
      emit(writer);
    }
  }

  private void emit(IpcWriter writer) throws IOException {
    body.clear();
    List<BatchBounds> bounds = new ArrayList<>();
    for (SegmentColumn column : columns) {
      bounds.add(column.emit(body));
    }
    int metadata = writer.recordBatch(pending, body);
    batches.add(new SegmentFooter.Batch(pending, metadata, bounds));
    pending = 0;
  }

  private SegmentContents finish(IpcWriter writer) throws IOException {
    List<ColumnStatistics> statistics = columns.stream().map(SegmentColumn::statistics).toList();
    SegmentFooter footer =
        new SegmentFooter(rowCount, sortColumns, statistics, batches, dictionaries);
    int checksum = writer.finish(Map.of(SegmentFooter.KEY, footer.toJson()));
    return new SegmentContents(rowCount, writer.position(), checksum, sortColumns, statistics);
  }

  private void checkSignature(Batch batch) {
    if (batch.columnCount() != columns.size()) {
      throw new IllegalArgumentException(
          "Batch of %s does not fit segment of %s".formatted(batch.signature(), signature));
    }
  }
}
