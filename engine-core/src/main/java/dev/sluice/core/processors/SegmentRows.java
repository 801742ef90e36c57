package dev.sluice.core.processors;

import dev.sluice.core.counters.SegmentProgressCounter;
import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.core.plan.ProcessorSpec.ColumnMapping;
import dev.sluice.core.processor.Lane;
import dev.sluice.core.segment.RowSupplier;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a partition under the names of the table's columns. The first reading counts as input and
 * as processed, the second as persisted.
 */
final class SegmentRows implements RowSupplier {
  private static final String TIME = "__time";

  private final PartitionUnit partition;
  private final Lane lane;
  private final List<ColumnMapping> mappings;
  private final RowSignature signature;
  private final SegmentProgressCounter progress;
  private int readings;

  SegmentRows(
      PartitionUnit partition,
      Lane lane,
      List<ColumnMapping> mappings,
      SegmentProgressCounter progress) {
    this.partition = partition;
    this.lane = lane;
    this.mappings = mappings;
    this.signature = ProcessorSpec.mapped(mappings);
    this.progress = progress;
  }

  @Override
  public BatchSource open() throws IOException {
    int reading = readings++;
    BatchSource rows = reading == 0 ? partition.open(lane) : partition.reopen(lane.context());
    return new Renamed(rows, reading);
  }

  private final class Renamed implements BatchSource {
    private final BatchSource rows;
    private final int reading;

    Renamed(BatchSource rows, int reading) {
      this.rows = rows;
      this.reading = reading;
    }

    @Override
    public @Nullable Batch next() throws IOException {
      lane.context().arena().reset();
      Batch batch = rows.next();
      if (batch == null) {
        return null;
      }
      if (reading == 0) {
        checkTime(batch);
        progress.addProcessed(batch.rowCount());
      } else if (reading == 1) {
        progress.addPersisted(batch.rowCount());
      }
      int[] positions = new int[mappings.size()];
      for (int i = 0; i < positions.length; i++) {
        positions[i] = batch.signature().indexOf(mappings.get(i).queryColumn());
      }
      return Batch.lazy(
          signature,
          batch.rowCount(),
          (column, chosen, count, into) -> {
            ColumnVector vector = batch.column(positions[column]);
            return chosen == null ? vector : vector.gather(chosen, count, into);
          },
          lane.context().arena());
    }

    private void checkTime(Batch batch) {
      for (ColumnMapping mapping : mappings) {
        if (mapping.outputColumn().equals(TIME)) {
          ColumnVector time = batch.column(batch.signature().indexOf(mapping.queryColumn()));
          boolean[] nulls = time.nulls();
          for (int i = 0; nulls != null && i < batch.rowCount(); i++) {
            if (nulls[i]) {
              throw new FaultException(new Fault.InsertTimeNull());
            }
          }
        }
      }
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
