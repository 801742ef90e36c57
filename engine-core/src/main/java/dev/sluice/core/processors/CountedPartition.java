package dev.sluice.core.processors;

import dev.sluice.core.counters.ChannelCounter.Field;
import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.operator.OperatorContext;
import dev.sluice.frames.vector.Batch;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a partition, and counts bytes and frames in proportion to the rows read. */
final class CountedPartition implements BatchSource {
  private final PartitionUnit unit;
  private final BatchSource source;
  private final long rows;
  private final long bytes;
  private final long frames;
  private long rowsRead;
  private long bytesCounted;
  private long framesCounted;

  CountedPartition(PartitionUnit unit, OperatorContext context) throws IOException {
    this.unit = unit;
    this.rows = unit.stage().rowCount(unit.partition());
    this.bytes = unit.stage().sizeBytes(unit.partition());
    this.frames = unit.stage().frameCount(unit.partition());
    this.source = unit.stage().open(unit.partition(), context);
  }

  @Override
  public @Nullable Batch next() throws IOException {
    Batch batch = source.next();
    if (batch != null) {
      rowsRead += batch.rowCount();
      long bytesSoFar = (long) ((double) bytes * rowsRead / rows);
      long framesSoFar = (frames * rowsRead + rows - 1) / rows;
      unit.counter().add(Field.ROWS, unit.partition(), batch.rowCount());
      unit.counter().add(Field.BYTES, unit.partition(), bytesSoFar - bytesCounted);
      unit.counter().add(Field.FRAMES, unit.partition(), framesSoFar - framesCounted);
      bytesCounted = bytesSoFar;
      framesCounted = framesSoFar;
    }
    return batch;
  }

  @Override
  public void close() {
    source.close();
  }
}
