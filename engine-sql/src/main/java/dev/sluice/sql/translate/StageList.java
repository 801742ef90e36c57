package dev.sluice.sql.translate;

import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.core.plan.ShuffleSpec;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.frames.type.RowSignature;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stages built so far, numbered in the order in which they are added. */
final class StageList {
  /** Column that the writer of a sorting shuffle adds: a number that rises with every row. */
  static final String BOOST = "__boost";

  /** Column with the start of the time chunk of a row. */
  static final String BUCKET = "__bucket";

  private final List<StageDefinition> stages = new ArrayList<>();

  int add(
      List<InputSpec> inputs,
      ProcessorSpec processor,
      RowSignature signature,
      @Nullable ShuffleSpec shuffle,
      int maxWorkerCount) {
    return add(inputs, List.of(), processor, signature, shuffle, maxWorkerCount);
  }

  /** Adds a stage whose joins read inputs behind those that it reads row by row. */
  int add(
      List<InputSpec> inputs,
      List<Side> sides,
      ProcessorSpec processor,
      RowSignature signature,
      @Nullable ShuffleSpec shuffle,
      int maxWorkerCount) {
    int number = stages.size();
    stages.add(
        new StageDefinition(
            number,
            Side.inputs(inputs, sides),
            Side.broadcast(inputs.size(), sides),
            processor,
            signature,
            shuffle,
            maxWorkerCount,
            false));
    return number;
  }

  /** Marks the stage whose shuffle decides the partitions of the given one. */
  void markPartitioning(int number) {
    int at = number;
    while (stages.get(at).shuffle() == null
        && stages.get(at).inputs().get(0) instanceof InputSpec.Stage input) {
      at = input.stageNumber();
    }
    StageDefinition stage = stages.get(at);
    stages.set(
        at,
        new StageDefinition(
            at,
            stage.inputs(),
            stage.broadcast(),
            stage.processor(),
            stage.signature(),
            stage.shuffle(),
            stage.maxWorkerCount(),
            true));
  }

  StageDefinition get(int number) {
    return stages.get(number);
  }

  List<StageDefinition> all() {
    return List.copyOf(stages);
  }
}
