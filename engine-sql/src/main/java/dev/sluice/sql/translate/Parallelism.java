package dev.sluice.sql.translate;

import dev.sluice.core.context.ContextKeys;
import dev.sluice.core.context.QueryContext;

/**
 * How widely stages spread.
 *
 * @param workers most workers of a stage
 * @param partitions partitions of a shuffle between stages
 */
record Parallelism(int workers, int partitions) {

  /** As the query asks, on a machine of so many cores. */
  static Parallelism of(QueryContext context, int cores) {
    int workers = context.maxNumWorkers(cores);
    return new Parallelism(
        workers, workers * Math.max(1, context.get(ContextKeys.TARGET_PARTITIONS_PER_WORKER)));
  }
}
