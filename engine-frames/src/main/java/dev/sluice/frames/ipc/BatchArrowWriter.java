package dev.sluice.frames.ipc;

import dev.sluice.frames.type.ArrayType;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes batches as an Arrow stream or file of plain types: what other programs read without
 * knowing anything of ours. Arrays are lists, complex values are written in their serialised form.
 * Used by one thread; the channel is the caller's.
 */
public final class BatchArrowWriter implements Closeable {
  private static final int ROWS = 65_536;
  private static final long DATA_BYTES = 64L << 20;

  private final IpcWriter out;
  private final List<ColumnEncoder> columns = new ArrayList<>();
  private final IpcBody body = new IpcBody();
  private int rows;
  private boolean closed;

  private BatchArrowWriter(IpcWriter out, RowSignature signature) {
    this.out = out;
    for (RowSignature.Column column : signature.columns()) {
      columns.add(
          column.type() instanceof ArrayType array
              ? ColumnEncoder.lists(array.element(), Batch.DEFAULT_ROWS)
              : ColumnEncoder.plain(typeOf(column.type()), Batch.DEFAULT_ROWS));
    }
  }

  public static BatchArrowWriter stream(WritableByteChannel channel, RowSignature signature)
      throws IOException {
    return new BatchArrowWriter(IpcWriter.stream(channel, schemaOf(signature)), signature);
  }

  public static BatchArrowWriter file(WritableByteChannel channel, RowSignature signature)
      throws IOException {
    return new BatchArrowWriter(IpcWriter.file(channel, schemaOf(signature)), signature);
  }

  /** Adds rows of the signature given. */
  public void write(Batch batch) throws IOException {
    long dataBytes = 0;
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).append(batch.column(i), 0, batch.rowCount());
      dataBytes = Math.max(dataBytes, columns.get(i).dataBytes());
    }
    rows += batch.rowCount();
    if (rows >= ROWS || dataBytes >= DATA_BYTES) {
      flush();
    }
  }

  /** Writes what is left, and the end. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    if (rows > 0) {
      flush();
    }
    out.finish(Map.of());
  }

  private void flush() throws IOException {
    body.clear();
    for (ColumnEncoder column : columns) {
      column.emit(body);
    }
    out.recordBatch(rows, body);
    rows = 0;
  }

  private static IpcSchema schemaOf(RowSignature signature) {
    return new IpcSchema(
        signature.columns().stream().map(BatchArrowWriter::fieldOf).toList(), Map.of());
  }

  private static IpcField fieldOf(RowSignature.Column column) {
    if (column.type() instanceof DecimalType decimal) {
      return IpcField.ofDecimals(column.name(), decimal);
    }
    if (column.type() instanceof ArrayType array) {
      return IpcField.ofLists(column.name(), IpcType.ofElement(array.element()));
    }
    return new IpcField(column.name(), typeOf(column.type()), null);
  }

  private static IpcType typeOf(ColumnType type) {
    if (type instanceof DecimalType) {
      return IpcType.DECIMAL128;
    }
    if (!(type instanceof ScalarType scalar)) {
      return IpcType.BINARY;
    }
    return switch (scalar) {
      case STRING -> IpcType.UTF8;
      case LONG -> IpcType.INT64;
      case DOUBLE -> IpcType.FLOAT64;
      case FLOAT -> IpcType.FLOAT32;
      case BOOLEAN -> IpcType.BOOL;
      case TIMESTAMP -> IpcType.TIMESTAMP_MILLIS;
      case DATE -> IpcType.DATE_DAYS;
    };
  }
}
