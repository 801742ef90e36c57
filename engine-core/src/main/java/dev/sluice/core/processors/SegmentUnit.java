package dev.sluice.core.processors;

import dev.sluice.core.counters.ChannelCounter;
import dev.sluice.core.counters.ChannelCounter.Field;
import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.processor.Lane;
import dev.sluice.core.processor.Unit;
import dev.sluice.core.segment.RangeFilter;
import dev.sluice.core.segment.SegmentSplit;
import dev.sluice.core.table.SegmentDescriptor;
import dev.sluice.core.table.Snapshot;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A part of a stored segment.
 *
 * @param segmentIndex position of the segment among those that the stage reads
 * @param lastOfSegment whether the segment counts as read when this part is
 * @param wanted columns that the stage uses
 * @param filter by which batches may be left out
 * @param joined by which more of them may be, once it is known what the rows are joined with
 */
public record SegmentUnit(
    int input,
    int segmentIndex,
    Snapshot snapshot,
    SegmentDescriptor segment,
    SegmentSplit split,
    boolean lastOfSegment,
    RowSignature wanted,
    RangeFilter filter,
    JoinedRanges joined,
    ChannelCounter counter)
    implements Unit {
  @Override
  public long ordinal() {
    return Ordinals.of(input, segmentIndex, (long) split.fromBatch() << 16);
  }

  @Override
  public int partition() {
    return 0;
  }

  @Override
  public BatchSource open(Lane lane) throws IOException {
    BatchSource rows =
        snapshot.read(
            segment, split, wanted, joined.and(filter, lane.context()), lane.context().arena());
    return new Counted(rows, this);
  }

  private static final class Counted implements BatchSource {
    private final BatchSource rows;
    private final SegmentUnit unit;

    Counted(BatchSource rows, SegmentUnit unit) {
      this.rows = rows;
      this.unit = unit;
    }

    @Override
    public @Nullable Batch next() throws IOException {
      Batch batch = rows.next();
      if (batch != null) {
        unit.counter().add(Field.ROWS, 0, batch.rowCount());
      } else if (unit.lastOfSegment()) {
        unit.counter().add(Field.FILES, 0, 1);
      }
      return batch;
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
