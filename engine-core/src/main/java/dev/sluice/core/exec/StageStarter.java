package dev.sluice.core.exec;

import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.core.processor.Unit;
import dev.sluice.core.processor.UnitQueue;
import dev.sluice.core.processors.SegmentTarget;
import dev.sluice.core.processors.StageChains;
import dev.sluice.core.shuffle.Shuffle;
import dev.sluice.core.shuffle.ShuffleContext;
import dev.sluice.core.shuffle.Shuffles;
import dev.sluice.core.shuffle.StagePartitions;
import dev.sluice.core.slice.WorkOrder;
import dev.sluice.frames.type.RowSignature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Deals a stage to workers and starts them. Used once. */
final class StageStarter {
  private final QueryScope scope;
  private final StageDefinition stage;
  private final IntFunction<StagePartitions> stages;
  private final WorkerListener listener;
  private final List<Prepared> workers = new ArrayList<>();

  /** A worker and what it will read. */
  private record Prepared(InProcessWorker worker, List<Unit> units) {}

  /**
   * Starter of a stage.
   *
   * @param stages output of the stages that it reads
   */
  StageStarter(
      QueryScope scope,
      StageDefinition stage,
      IntFunction<StagePartitions> stages,
      WorkerListener listener) {
    this.scope = scope;
    this.stage = stage;
    this.stages = stages;
    this.listener = listener;
  }

  /** Deals the inputs; answers the workers, which do not run yet. */
  StageRun prepare() throws IOException {
    RowSignature input = WorkerUnits.inputSignature(scope, stage);
    List<WorkOrder> orders =
        new StageInputs(scope, stage, number -> stages.apply(number).partitionCount()).deal();
    for (WorkOrder order : orders) {
      ShuffleContext context =
          new ShuffleContext(
              stage.signature(),
              scope.allocator(),
              scope.folder(),
              scope.maxFrameBytes(),
              scope.counters().worker(stage.stageNumber(), order.workerNumber()));
      Shuffle shuffle = Shuffles.open(stage, inputPartitions(), context);
      InProcessWorker worker = new InProcessWorker(scope, order, shuffle, listener);
      List<Unit> units = WorkerUnits.of(scope, order, worker.counters(), stages, input);
      workers.add(new Prepared(worker, units));
    }
    return new StageRun(workers.stream().map(Prepared::worker).toList(), scope.folder());
  }

  int workerCount() {
    return workers.size();
  }

  /**
   * Starts all lanes.
   *
   * @param target where segments go, if the stage makes some
   */
  void start(@Nullable SegmentTarget target) {
    RowSignature input = WorkerUnits.inputSignature(scope, stage);
    int lanes =
        StageChains.isSequential(stage.processor())
            ? 1
            : Math.max(1, scope.resources().cores() / workers.size());
    List<UnitQueue> queues =
        UnitQueue.ofWorkers(workers.stream().map(Prepared::units).toList(), !readsPartitions());
    for (int i = 0; i < workers.size(); i++) {
      InProcessWorker worker = workers.get(i).worker();
      int useful = Math.max(1, Math.min(lanes, workers.get(i).units().size()));
      worker.start(
          queues.get(i), useful, target == null ? worker.chains(input) : worker.segments(target));
    }
  }

  /** Whether the units are partitions, which stay with the worker that they are dealt to. */
  private boolean readsPartitions() {
    return stage.inputs().stream().anyMatch(InputSpec.Stage.class::isInstance);
  }

  /** Partitions that a stage without a shuffle keeps. */
  private int inputPartitions() {
    int partitions = 1;
    for (InputSpec input : stage.inputs()) {
      if (input instanceof InputSpec.Stage from) {
        partitions = Math.max(partitions, stages.apply(from.stageNumber()).partitionCount());
      }
    }
    return partitions;
  }
}
