package dev.sluice.core.shuffle;

import dev.sluice.core.operator.OperatorContext;
import dev.sluice.core.statistics.KeyStatistics;
import dev.sluice.core.statistics.PartitionBoundaries;
import java.io.IOException;

/**
 * Turns what the lanes of one worker produce into partitions: writers first, then, when all of them
 * are finished, statistics and output.
 */
public interface Shuffle extends AutoCloseable {
  /** The end of one lane. Thread-safe. */
  ShuffleWriter writer(OperatorContext lane);

  /** What the finished writers know about keys; none if the shuffle gathers no statistics. */
  KeyStatistics statistics();

  /**
   * The partitions, which the caller owns; the shuffle has nothing left.
   *
   * @param boundaries of partitions, used by shuffles that gather statistics
   */
  StageOutput output(PartitionBoundaries boundaries) throws IOException;

  /** Drops what was written. Idempotent. */
  @Override
  void close();
}
