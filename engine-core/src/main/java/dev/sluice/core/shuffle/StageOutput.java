package dev.sluice.core.shuffle;

import java.util.List;

/**
 * Finished partitions of one worker in one stage. Immutable until closed; any number of threads may
 * read.
 */
public final class StageOutput implements AutoCloseable {
  private static final StageOutput NONE = new StageOutput(List.of(), List.of());

  private final List<List<PartitionPart>> partitions;
  private final List<? extends Holder> holders;

  /** Something that holds memory or files of partitions. */
  public interface Holder {
    void release();
  }

  StageOutput(List<List<PartitionPart>> partitions, List<? extends Holder> holders) {
    this.partitions = partitions.stream().map(List::copyOf).toList();
    this.holders = List.copyOf(holders);
  }

  /** No partitions. */
  public static StageOutput none() {
    return NONE;
  }

  public int partitionCount() {
    return partitions.size();
  }

  /** Parts of a partition; none of one that the worker did not write. */
  public List<PartitionPart> parts(int partition) {
    return partition < partitions.size() ? partitions.get(partition) : List.of();
  }

  /** Gives back memory and files. Idempotent. */
  @Override
  public void close() {
    holders.forEach(Holder::release);
  }
}
