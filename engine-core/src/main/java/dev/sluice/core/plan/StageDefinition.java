package dev.sluice.core.plan;

import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.frames.type.RowSignature;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One stage: the same work by each worker over its share of the inputs.
 *
 * @param stageNumber from 0; inputs have lower numbers
 * @param inputs what is read; inputs that are neither broadcast nor partners have equal signatures
 *     and are read one after the other
 * @param broadcast positions of inputs that every worker reads whole
 * @param processor the work
 * @param signature columns that come out, the shuffle's key first
 * @param shuffle how output becomes partitions; null keeps the partitions of the input
 * @param maxWorkerCount at most so many workers
 * @param shuffleCheckHasMultipleValues whether the shuffle decides the partitions of segments
 */
public record StageDefinition(
    int stageNumber,
    List<InputSpec> inputs,
    List<Integer> broadcast,
    ProcessorSpec processor,
    RowSignature signature,
    @Nullable ShuffleSpec shuffle,
    int maxWorkerCount,
    boolean shuffleCheckHasMultipleValues) {
  public StageDefinition {
    inputs = List.copyOf(inputs);
    broadcast = List.copyOf(broadcast);
    for (int position : broadcast) {
      if (position < 0 || position >= inputs.size()) {
        throw new IllegalArgumentException("Broadcast input [" + position + "] does not exist");
      }
    }
    if (maxWorkerCount < 1) {
      throw new IllegalArgumentException("Invalid maxWorkerCount [" + maxWorkerCount + "]");
    }
  }

  /** Positions of the inputs that are neither broadcast nor partners, ascending; at least one. */
  public List<Integer> streamed() {
    List<Integer> partners = partners();
    return IntStream.range(0, inputs.size())
        .filter(position -> !broadcast.contains(position) && !partners.contains(position))
        .boxed()
        .toList();
  }

  /**
   * Positions of partners, ascending: inputs that are not broadcast and that a join of the stage
   * reads, partition by partition.
   */
  public List<Integer> partners() {
    NavigableSet<Integer> partners = new TreeSet<>();
    for (OperatorSpec operator : processor.chain()) {
      if (operator instanceof OperatorSpec.HashJoin hash) {
        partners.add(hash.join().input());
      } else if (operator instanceof OperatorSpec.MergeJoin merge) {
        partners.add(merge.join().input());
      }
    }
    broadcast.forEach(partners::remove);
    return List.copyOf(partners);
  }
}
