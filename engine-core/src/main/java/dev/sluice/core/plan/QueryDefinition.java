package dev.sluice.core.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A query as a DAG of stages with exactly one final stage, the last. Self-contained: another
 * machine can run a stage from it.
 *
 * @param stages by number, ascending from 0
 * @param destination where the rows go
 * @param columns output columns in SELECT order
 * @param context parameters of the query as the user gave them, with the defaults that planning
 *     added
 */
public record QueryDefinition(
    List<StageDefinition> stages,
    Destination destination,
    List<ResultColumn> columns,
    Map<String, Object> context) {
  public QueryDefinition {
    stages = List.copyOf(stages);
    columns = List.copyOf(columns);
    context = Map.copyOf(context);
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("A query needs a stage");
    }
    Set<Integer> read = new HashSet<>();
    for (int i = 0; i < stages.size(); i++) {
      StageDefinition stage = stages.get(i);
      if (stage.stageNumber() != i) {
        throw new IllegalArgumentException(
            "Stage [" + stage.stageNumber() + "] stands at [" + i + "]");
      }
      for (InputSpec input : stage.inputs()) {
        if (input instanceof InputSpec.Stage from) {
          if (from.stageNumber() < 0 || from.stageNumber() >= i) {
            throw new IllegalArgumentException(
                "Stage [" + i + "] reads stage [" + from.stageNumber() + "]");
          }
          read.add(from.stageNumber());
        }
      }
    }
    for (int i = 0; i < stages.size() - 1; i++) {
      if (!read.contains(i)) {
        throw new IllegalArgumentException("Nothing reads stage [" + i + "]");
      }
    }
  }

  public StageDefinition finalStage() {
    return stages.get(stages.size() - 1);
  }
}
