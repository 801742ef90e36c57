package dev.sluice.core.exec;

import dev.sluice.core.context.ContextKeys;
import dev.sluice.core.context.QueryContext;
import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.core.input.InputSplit;
import dev.sluice.core.input.source.InputSplitter;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.core.segment.RangeFilter;
import dev.sluice.core.slice.InputSlice;
import dev.sluice.core.slice.WorkOrder;
import dev.sluice.core.slice.WorkerAssignment;
import dev.sluice.core.table.SegmentDescriptor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** Deals the inputs of a stage to its workers. */
final class StageInputs {
  private final QueryScope scope;
  private final StageDefinition stage;
  private final IntUnaryOperator partitionCounts;

  /**
   * Inputs of the stage.
   *
   * @param partitionCounts number of partitions of each earlier stage
   */
  StageInputs(QueryScope scope, StageDefinition stage, IntUnaryOperator partitionCounts) {
    this.scope = scope;
    this.stage = stage;
    this.partitionCounts = partitionCounts;
  }

  /** Orders of all workers, by number; at least one. */
  List<WorkOrder> deal() throws IOException {
    List<List<InputSlice>> shares = new ArrayList<>();
    int workers = 1;
    for (int i = 0; i < stage.inputs().size(); i++) {
      boolean broadcast = stage.broadcast().contains(i);
      List<InputSlice> slices =
          slices(stage.inputs().get(i), broadcast ? 1 : stage.maxWorkerCount(), broadcast);
      shares.add(slices);
      if (!broadcast) {
        workers = Math.max(workers, slices.size());
      }
    }
    List<WorkOrder> orders = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      List<InputSlice> own = new ArrayList<>();
      for (int i = 0; i < shares.size(); i++) {
        int share = stage.broadcast().contains(i) ? 0 : worker;
        List<InputSlice> slices = shares.get(i);
        own.add(share < slices.size() ? slices.get(share) : new InputSlice.Nil());
      }
      orders.add(new WorkOrder(scope.definition(), stage.stageNumber(), worker, workers, own));
    }
    return orders;
  }

  private List<InputSlice> slices(InputSpec input, int maxWorkers, boolean broadcast)
      throws IOException {
    if (input instanceof InputSpec.External external) {
      List<InputSplit> splits =
          InputSplitter.split(
              external.source(), external.format(), InputSplitter.DEFAULT_TARGET_BYTES);
      List<InputSlice> slices = new ArrayList<>();
      for (List<InputSplit> share : deal(splits, maxWorkers, InputSplit::sizeBytes)) {
        checkFiles((int) share.stream().mapToInt(InputSplit::index).distinct().count(), splits);
        slices.add(new InputSlice.External(share));
      }
      return slices;
    }
    if (input instanceof InputSpec.Table table) {
      List<SegmentDescriptor> segments =
          scope
              .snapshot()
              .segments(table.dataSource(), table.intervals(), RangeFilter.of(table.filter()));
      List<InputSlice> slices = new ArrayList<>();
      for (List<SegmentDescriptor> share :
          deal(segments, maxWorkers, SegmentDescriptor::sizeBytes)) {
        checkFiles(share.size(), segments);
        slices.add(new InputSlice.Segments(share.stream().map(SegmentDescriptor::id).toList()));
      }
      return slices;
    }
    if (input instanceof InputSpec.Stage from) {
      int count = partitionCount(from, broadcast);
      List<Integer> partitions = IntStream.range(0, count).boxed().toList();
      List<InputSlice> slices = new ArrayList<>();
      for (List<Integer> share : WorkerAssignment.max(partitions, maxWorkers, unused -> 1)) {
        slices.add(new InputSlice.StagePartitions(from.stageNumber(), share));
      }
      return slices;
    }
    return List.of(new InputSlice.Inline());
  }

  /** Partitions to be visited: where partitions have partners, each that any of them has. */
  private int partitionCount(InputSpec.Stage from, boolean broadcast) {
    int count = partitionCounts.applyAsInt(from.stageNumber());
    if (broadcast || stage.partners().isEmpty()) {
      return count;
    }
    for (int i = 0; i < stage.inputs().size(); i++) {
      if (!stage.broadcast().contains(i) && stage.inputs().get(i) instanceof InputSpec.Stage each) {
        count = Math.max(count, partitionCounts.applyAsInt(each.stageNumber()));
      }
    }
    return count;
  }

  private <T> List<List<T>> deal(List<T> parts, int maxWorkers, ToLongFunction<T> weight) {
    QueryContext context = scope.context();
    if (context.get(ContextKeys.TASK_ASSIGNMENT) == ContextKeys.TaskAssignment.MAX) {
      return WorkerAssignment.max(parts, maxWorkers, weight);
    }
    return WorkerAssignment.auto(
        parts,
        maxWorkers,
        weight,
        context.get(ContextKeys.MAX_INPUT_BYTES_PER_WORKER),
        PlanLimits.MAX_INPUT_FILES);
  }

  private static void checkFiles(int files, List<?> all) {
    if (files > PlanLimits.MAX_INPUT_FILES) {
      int workers = (all.size() + PlanLimits.MAX_INPUT_FILES - 1) / PlanLimits.MAX_INPUT_FILES;
      throw new FaultException(
          new Fault.TooManyInputFiles(files, PlanLimits.MAX_INPUT_FILES, workers));
    }
  }
}
