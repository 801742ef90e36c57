package dev.sluice.core.exec;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.core.plan.Granularity;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.core.processors.SegmentTarget;
import dev.sluice.core.processors.TimeChunks;
import dev.sluice.core.report.SegmentReport;
import dev.sluice.core.statistics.EncodedKey;
import dev.sluice.core.statistics.PartitionBoundaries;
import dev.sluice.core.table.ShardSpec;
import dev.sluice.core.table.Times;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.key.KeyDecoder;
import dev.sluice.frames.key.KeyOrder;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Places of segments within their time chunks. INSERT numbers them; REPLACE gives each the range of
 * values that it has in the longest prefix of the CLUSTERED BY columns that are ascending, STRING
 * and stored.
 */
final class SegmentShards implements SegmentTarget.Shards {
  private final PartitionBoundaries boundaries;
  private final ClusterBy key;
  private final KeyDecoder decoder;
  private final boolean append;
  private final List<String> dimensions = new ArrayList<>();
  private final String reason;

  /**
   * Places for the partitions of a stage.
   *
   * @param signature columns of the stage
   * @param key by which it sorts; the leading columns that form buckets are time
   * @param append whether old rows stay
   */
  SegmentShards(
      PartitionBoundaries boundaries,
      RowSignature signature,
      ClusterBy key,
      ProcessorSpec.SegmentGenerator generator,
      boolean append) {
    this.boundaries = boundaries;
    this.key = key;
    this.decoder = new KeyDecoder(signature, key);
    this.append = append;
    this.reason =
        append ? "Segments are numbered, since INSERT appends" : choose(signature, generator);
  }

  /** Fills the dimensions; answers why there are not more. */
  private String choose(RowSignature signature, ProcessorSpec.SegmentGenerator generator) {
    for (KeyColumn column : key.columns().subList(key.bucketByCount(), key.columns().size())) {
      String name = column.columnName();
      if (name.equals("__boost")) {
        break;
      }
      String stored = outputColumn(name, generator);
      String problem = null;
      if (stored == null) {
        problem = "is not stored";
      } else if (column.order() != KeyOrder.ASCENDING) {
        problem = "is not ascending";
      } else if (column.nullsHighest()) {
        problem = "has NULLs last";
      } else if (signature.type(signature.indexOf(name)) != ScalarType.STRING) {
        problem = "is not a STRING";
      }
      if (problem != null || stored == null) {
        return "Using [%d] CLUSTERED BY columns, since the next one [%s] %s"
            .formatted(dimensions.size(), name, problem);
      }
      dimensions.add(stored);
    }
    return dimensions.isEmpty()
        ? "Segments are numbered, since CLUSTERED BY is empty"
        : "Using all [%d] CLUSTERED BY columns".formatted(dimensions.size());
  }

  private static @Nullable String outputColumn(
      String queryColumn, ProcessorSpec.SegmentGenerator generator) {
    return generator.mappings().stream()
        .filter(mapping -> mapping.queryColumn().equals(queryColumn))
        .map(ProcessorSpec.ColumnMapping::outputColumn)
        .findFirst()
        .orElse(null);
  }

  SegmentReport report() {
    return new SegmentReport(
        dimensions.isEmpty() ? "NumberedShardSpec" : "DimensionRangeShardSpec", reason);
  }

  /**
   * Passes if no chunk gets more segments than that.
   *
   * @throws FaultException naming the chunk that does
   */
  void checkSegmentsPerChunk(int maxNumSegments, Granularity granularity) {
    int first = 0;
    while (first < boundaries.partitionCount()) {
      int next = nextChunk(first);
      if (next - first > maxNumSegments) {
        throw new FaultException(
            new Fault.TooManySegmentsInTimeChunk(
                chunkName(first, granularity), next - first, maxNumSegments, granularity.period()));
      }
      first = next;
    }
  }

  private String chunkName(int partition, Granularity granularity) {
    byte[] start = boundaries.starts().get(nextChunk(partition) - 1).bytes();
    if (granularity.isAll() || start.length == 0) {
      return "ALL";
    }
    return decoder.decode(start).get(0) instanceof Long bucket
        ? Times.iso(TimeChunks.startingAt(bucket, granularity))
        : "ALL";
  }

  /** Whether a time chunk starts with this partition. */
  private boolean startsChunk(int partition) {
    if (partition == 0) {
      return true;
    }
    byte[] start = boundaries.starts().get(partition).bytes();
    return key.bucketByCount() > 0 && start.length <= 1 + Long.BYTES;
  }

  private int nextChunk(int partition) {
    int next = partition + 1;
    while (next < boundaries.partitionCount() && !startsChunk(next)) {
      next++;
    }
    return next;
  }

  @Override
  public ShardSpec of(int partition) {
    int first = partition;
    while (!startsChunk(first)) {
      first--;
    }
    int next = nextChunk(partition);
    int number = partition - first;
    if (append) {
      return new ShardSpec.Numbered(number, 0);
    }
    if (dimensions.isEmpty()) {
      return new ShardSpec.Numbered(number, next - first);
    }
    return new ShardSpec.Range(
        number,
        next - first,
        dimensions,
        partition == first ? null : values(boundaries.starts().get(partition)),
        partition + 1 == next ? null : values(boundaries.starts().get(partition + 1)));
  }

  private List<@Nullable String> values(EncodedKey start) {
    List<?> decoded = decoder.decode(start.bytes());
    List<@Nullable String> values = new ArrayList<>();
    for (int i = 0; i < dimensions.size(); i++) {
      values.add((String) decoded.get(key.bucketByCount() + i));
    }
    return values;
  }
}
