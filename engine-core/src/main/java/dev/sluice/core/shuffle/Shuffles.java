package dev.sluice.core.shuffle;

import dev.sluice.core.plan.ShuffleSpec;
import dev.sluice.core.plan.StageDefinition;

/** Makes the shuffle that a stage has. */
public final class Shuffles {
  private Shuffles() {}

  /**
   * The shuffle of one worker.
   *
   * @param inputPartitions partitions of the input, which a stage without a shuffle keeps
   */
  public static Shuffle open(StageDefinition stage, int inputPartitions, ShuffleContext context) {
    ShuffleSpec spec = stage.shuffle();
    if (spec == null) {
      return new UnitShuffle(context, false, inputPartitions);
    }
    if (spec instanceof ShuffleSpec.Mix) {
      return new UnitShuffle(context, true, 1);
    }
    if (spec instanceof ShuffleSpec.Hash hash) {
      return new HashShuffle(context, hash);
    }
    Long limit = spec instanceof ShuffleSpec.MaxCount maxCount ? maxCount.limitHint() : null;
    return new SortShuffle(context, spec.clusterBy(), gathersStatistics(spec), limit);
  }

  /** Whether the boundaries of partitions follow from statistics of the keys. */
  private static boolean gathersStatistics(ShuffleSpec spec) {
    return spec instanceof ShuffleSpec.TargetSize
        || (spec instanceof ShuffleSpec.MaxCount maxCount && maxCount.partitions() > 1);
  }
}
