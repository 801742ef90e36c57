package dev.sluice.core.processors;

import dev.sluice.core.plan.Interval;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.core.table.ShardSpec;
import dev.sluice.core.table.TableTransaction;
import dev.sluice.frames.type.RowSignature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where segments go.
 *
 * @param input columns of the partitions that become segments
 * @param replaced time chunks that REPLACE replaces; null for INSERT
 * @param shards places of segments within their chunks
 */
public record SegmentTarget(
    ProcessorSpec.SegmentGenerator spec,
    RowSignature input,
    TableTransaction transaction,
    @Nullable List<Interval> replaced,
    Shards shards) {

  /** Places of segments. */
  public interface Shards {
    /** Place of the segment that is made of this partition. */
    ShardSpec of(int partition);
  }
}
