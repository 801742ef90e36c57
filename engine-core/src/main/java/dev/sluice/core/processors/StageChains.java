package dev.sluice.core.processors;

import dev.sluice.core.operator.OperatorContext;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.core.processor.UnitSink;
import dev.sluice.core.shuffle.ShuffleWriter;
import dev.sluice.frames.type.RowSignature;
import java.util.List;

/** The chains of operators of stages. */
public final class StageChains {
  private StageChains() {}

  /** Whether one lane must read all input of a worker, in order. */
  public static boolean isSequential(ProcessorSpec processor) {
    return processor instanceof ProcessorSpec.Limit;
  }

  /** Whether each unit has a chain of its own; else all units of a lane share one. */
  public static boolean opensPerUnit(StageDefinition stage) {
    boolean merges = stage.processor() instanceof ProcessorSpec.GroupByPostShuffle;
    boolean keepsPartitions = stage.shuffle() == null && !isSequential(stage.processor());
    boolean hasWindow =
        stage.processor().chain().stream().anyMatch(OperatorSpec.Window.class::isInstance);
    return merges || keepsPartitions || hasWindow || !stage.partners().isEmpty();
  }

  /** Whether it makes no difference to a chain if it reads several partitions as one. */
  public static boolean mayMergePartitions(StageDefinition stage) {
    List<OperatorSpec> operators = stage.processor().chain();
    return stage.processor() instanceof ProcessorSpec.GroupByPostShuffle
        && operators.get(0) instanceof OperatorSpec.MergeAggregate merge
        && !merge.sorted()
        && stage.partners().isEmpty();
  }

  /**
   * The live chain of one lane, which owns the writer.
   *
   * @param input columns of the batches that it will be given
   */
  public static UnitSink open(
      StageDefinition stage, RowSignature input, ShuffleWriter writer, OperatorContext context) {
    List<OperatorSpec> operators = stage.processor().chain();
    return opensPerUnit(stage)
        ? new ChainPerUnit(operators, input, writer, context)
        : ChainPerLane.open(operators, input, writer, context);
  }
}
