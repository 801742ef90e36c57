package dev.sluice.core.exec;

import dev.sluice.core.context.ContextKeys;
import dev.sluice.core.context.QueryContext;
import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.plan.ShuffleSpec;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.core.statistics.PartitionBoundaries;

/** Limits that a plan must keep before anything runs. */
final class PlanLimits {
  static final int MAX_COLUMNS = 2_000;
  static final int MAX_CLUSTERED_BY_COLUMNS = 1_500;
  static final int MAX_WORKERS = 1_000;
  static final int MAX_INPUT_FILES = 10_000;

  private PlanLimits() {}

  /**
   * Passes, or tells what is too much.
   *
   * @throws FaultException with the first limit that is exceeded
   */
  static void check(QueryDefinition query, QueryContext context) {
    if (context.get(ContextKeys.DURABLE_SHUFFLE_STORAGE)) {
      throw new FaultException(
          new Fault.DurableStorageConfiguration(
              "There is no durable storage; leave out [durableShuffleStorage]"));
    }
    for (StageDefinition stage : query.stages()) {
      check(stage);
    }
  }

  private static void check(StageDefinition stage) {
    int columns = stage.signature().size();
    if (columns > MAX_COLUMNS) {
      throw new FaultException(new Fault.TooManyColumns(columns, MAX_COLUMNS));
    }
    ShuffleSpec shuffle = stage.shuffle();
    int keys = shuffle == null ? 0 : shuffle.clusterBy().columns().size();
    if (keys > MAX_CLUSTERED_BY_COLUMNS) {
      throw new FaultException(
          new Fault.TooManyClusteredByColumns(keys, MAX_CLUSTERED_BY_COLUMNS, stage.stageNumber()));
    }
    if (stage.maxWorkerCount() > MAX_WORKERS) {
      throw new FaultException(new Fault.TooManyWorkers(stage.maxWorkerCount(), MAX_WORKERS));
    }
    int partitions = 0;
    if (shuffle instanceof ShuffleSpec.Hash hash) {
      partitions = hash.partitions();
    } else if (shuffle instanceof ShuffleSpec.MaxCount maxCount) {
      partitions = maxCount.partitions();
    }
    if (partitions > PartitionBoundaries.MAX_PARTITIONS) {
      throw new FaultException(new Fault.TooManyPartitions(PartitionBoundaries.MAX_PARTITIONS));
    }
  }
}
