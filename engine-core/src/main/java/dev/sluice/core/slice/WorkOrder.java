package dev.sluice.core.slice;

import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.plan.StageDefinition;
import java.util.List;

/**
 * What one worker is to do in one stage.
 *
 * @param slices its share of each input, by input number
 * @param workerCount workers of the stage
 */
public record WorkOrder(
    QueryDefinition query,
    int stageNumber,
    int workerNumber,
    int workerCount,
    List<InputSlice> slices) {
  public WorkOrder {
    slices = List.copyOf(slices);
  }

  public StageDefinition stage() {
    return query.stages().get(stageNumber);
  }
}
