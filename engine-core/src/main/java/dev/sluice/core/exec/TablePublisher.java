package dev.sluice.core.exec;

import dev.sluice.core.context.ContextKeys;
import dev.sluice.core.plan.Destination;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.core.plan.ShuffleSpec;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.core.processors.SegmentTarget;
import dev.sluice.core.statistics.PartitionBoundaries;
import dev.sluice.core.table.TableStore;
import dev.sluice.core.table.TableTransaction;
import dev.sluice.frames.key.ClusterBy;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes what a query stores visible, all at once or not at all. Used by the controller's thread;
 * the transaction also by the lanes that write segments.
 */
final class TablePublisher implements AutoCloseable {
  private final QueryScope scope;
  private final Map<Integer, PartitionBoundaries> boundaries = new HashMap<>();
  private @Nullable TableTransaction transaction;

  TablePublisher(QueryScope scope) {
    this.scope = scope;
  }

  /** Takes note of where the partitions of a stage begin. */
  void decided(int stageNumber, PartitionBoundaries decided) {
    boundaries.put(stageNumber, decided);
  }

  /**
   * Begins the transaction that segments are added to.
   *
   * @param stage that generates the segments
   */
  SegmentTarget begin(
      StageDefinition stage, ProcessorSpec.SegmentGenerator generator, ExecutionLog log)
      throws IOException {
    if (!(scope.definition().destination() instanceof Destination.DataSource target)
        || !(stage.inputs().get(0) instanceof InputSpec.Stage from)) {
      throw new IllegalArgumentException("Stage [" + stage.stageNumber() + "] has no target");
    }
    StageDefinition source = scope.definition().stages().get(from.stageNumber());
    ShuffleSpec shuffle = source.shuffle();
    SegmentShards shards =
        new SegmentShards(
            boundaries.getOrDefault(from.stageNumber(), PartitionBoundaries.universal()),
            source.signature(),
            shuffle == null ? ClusterBy.none() : shuffle.clusterBy(),
            generator,
            target.replaceTimeChunks() == null);
    Integer maxNumSegments = scope.context().find(ContextKeys.MAX_NUM_SEGMENTS);
    if (maxNumSegments != null) {
      shards.checkSegmentsPerChunk(maxNumSegments, generator.granularity());
    }
    TableStore tables = scope.resources().tables();
    TableTransaction begun =
        target.replaceTimeChunks() == null
            ? tables.append(target.dataSource())
            : tables.replace(target.dataSource(), target.replaceTimeChunks());
    transaction = begun;
    log.stored(shards.report());
    begun.declare(ProcessorSpec.mapped(generator.mappings()));
    return new SegmentTarget(
        generator, source.signature(), begun, target.replaceTimeChunks(), shards);
  }

  /** Publishes the segments; this is the one visible effect of the query. */
  void commit() throws IOException {
    TableTransaction open = transaction;
    if (open == null) {
      throw new IllegalStateException("Query [" + scope.taskId() + "] has nothing to publish");
    }
    open.commit(scope.taskId(), scope.sql(), scope.context().asMap());
    transaction = null;
  }

  /** Takes back what is not published. Idempotent. */
  @Override
  public void close() {
    if (transaction != null) {
      transaction.rollback();
      transaction = null;
    }
  }
}
