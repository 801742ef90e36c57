package dev.sluice.core.input.format;

import dev.sluice.core.input.InputCounter;
import dev.sluice.core.input.InputFormat;
import dev.sluice.core.input.InputSource;
import dev.sluice.core.input.InputSplit;
import dev.sluice.core.input.source.InputSplitter;
import dev.sluice.core.operator.CancellationToken;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a source to its end and keeps all that a reader tells. */
final class Reading implements InputCounter {
  final List<List<Object>> rows = new ArrayList<>();
  final List<String> errors = new ArrayList<>();
  final List<String> lastBatchForms = new ArrayList<>();
  long countedRows;
  long countedBytes;
  int files;

  private final InputSource source;
  private final InputFormat format;
  private final RowSignature wanted;
  private long targetBytes = InputSplitter.DEFAULT_TARGET_BYTES;
  private boolean removeNullBytes;

  private Reading(InputSource source, InputFormat format, String... columns) {
    this.source = source;
    this.format = format;
    this.wanted = signature(columns);
  }

  /** Columns are written as {@code name:type}. */
  static Reading of(InputSource source, InputFormat format, String... columns) {
    return new Reading(source, format, columns);
  }

  static Reading json(String data, String... columns) {
    return of(new InputSource.Inline(data), InputFormat.Json.lines(), columns);
  }

  static RowSignature signature(String... columns) {
    RowSignature.Builder builder = RowSignature.builder();
    for (String column : columns) {
      int colon = column.lastIndexOf(':');
      builder.add(column.substring(0, colon), ColumnType.parse(column.substring(colon + 1)));
    }
    return builder.build();
  }

  Reading targetBytes(long bytes) {
    targetBytes = bytes;
    return this;
  }

  Reading removeNullBytes() {
    removeNullBytes = true;
    return this;
  }

  Reading run() {
    try (MemoryPool pool = MemoryPool.root("test", 1L << 30);
        LaneBuffers buffers = new LaneBuffers(pool)) {
      VectorArena arena = new VectorArena();
      ReaderContext context =
          new ReaderContext(
              arena,
              buffers,
              message -> errors.add(message.get()),
              this,
              removeNullBytes,
              new CancellationToken());
      for (InputSplit split : InputSplitter.split(source, format, targetBytes)) {
        try (ExternalReader reader = ExternalReaders.open(split, source, format, wanted, context)) {
          arena.reset();
          for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
            collect(batch);
            arena.reset();
          }
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return this;
  }

  private void collect(Batch batch) {
    lastBatchForms.clear();
    for (int i = 0; i < batch.columnCount(); i++) {
      lastBatchForms.add(batch.column(i).getClass().getSimpleName());
    }
    for (int row = 0; row < batch.rowCount(); row++) {
      Object[] values = new Object[batch.columnCount()];
      for (int i = 0; i < values.length; i++) {
        values[i] = value(batch.column(i), row);
      }
      rows.add(Arrays.asList(values));
    }
  }

  private static Object value(ColumnVector column, int row) {
    if (column instanceof DictionaryVector codes) {
      if (codes.isNull(row) != (codes.codes()[row] < 0)) {
        throw new AssertionError("Null and code disagree in row " + row);
      }
    }
    if (column.isNull(row)) {
      return null;
    }
    if (column instanceof LongVector longs) {
      return longs.values()[row];
    }
    if (column instanceof DoubleVector doubles) {
      return doubles.values()[row];
    }
    if (column instanceof DictionaryVector codes) {
      return codes.dictionary().text(codes.codes()[row]);
    }
    return ((StringVector) column).text(row);
  }

  @Override
  public void read(long moreRows, long moreBytes) {
    countedRows += moreRows;
    countedBytes += moreBytes;
  }

  @Override
  public void fileRead() {
    files++;
  }
}
