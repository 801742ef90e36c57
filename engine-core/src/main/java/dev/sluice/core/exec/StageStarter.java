package dev.sluice.core.exec;

import dev.sluice.core.counters.WorkerCounters;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.core.processor.Unit;
import dev.sluice.core.processor.UnitQueue;
import dev.sluice.core.processors.InlineUnit;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Deals a stage to workers and starts them. Used once. */
final class StageStarter {
  private final QueryScope scope;
  private final StageDefinition stage;
  private final IntFunction<StagePartitions> stages;
  private final WorkerListener listener;
  private final List<Prepared> workers = new ArrayList<>();
  private @Nullable StageSides sides;

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
    StageSides side = new StageSides(scope, stage, partners());
    sides = side;
    WorkerCounters first = scope.counters().worker(stage.stageNumber(), 0);
    for (int position : stage.broadcast()) {
      side.read(position, WorkerUnits.ofBroadcast(scope, orders.get(0), first, stages, position));
    }
    for (WorkOrder order : orders) {
      ShuffleContext context =
          new ShuffleContext(
              stage.signature(),
              scope.allocator(),
              scope.folder(),
              scope.maxFrameBytes(),
              scope.counters().worker(stage.stageNumber(), order.workerNumber()));
      Shuffle shuffle = Shuffles.open(stage, inputPartitions(), context);
      InProcessWorker worker = new InProcessWorker(scope, order, shuffle, side, listener);
      List<Unit> units = WorkerUnits.of(scope, order, worker.counters(), stages, input);
      workers.add(new Prepared(worker, units));
    }
    if (stage.processor().chain().stream().anyMatch(operator -> operator.sideInput() != null)
        && workers.stream().allMatch(worker -> worker.units().isEmpty())) {
      workers.get(0).units().add(nothing(input, first));
    }
    return new StageRun(workers.stream().map(Prepared::worker).toList(), side, scope.folder());
  }

  /** A unit without rows, so that there is a chain, which may have rows of its own. */
  private static Unit nothing(RowSignature input, WorkerCounters counters) {
    return new InlineUnit(0, new InputSpec.Inline(input, List.of()), counters.input(0));
  }

  private Map<Integer, StagePartitions> partners() {
    Map<Integer, StagePartitions> partners = new HashMap<>();
    for (int position : stage.partners()) {
      if (!(stage.inputs().get(position) instanceof InputSpec.Stage from)) {
        throw new IllegalStateException(
            "Partner [" + position + "] of stage [" + stage.stageNumber() + "] is no stage");
      }
      partners.put(position, stages.apply(from.stageNumber()));
    }
    return partners;
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
    int[] useful =
        workers.stream()
            .mapToInt(worker -> Math.max(1, Math.min(lanes, worker.units().size())))
            .toArray();
    startSides(Arrays.stream(useful).sum());
    for (int i = 0; i < workers.size(); i++) {
      InProcessWorker worker = workers.get(i).worker();
      worker.start(
          queues.get(i),
          useful[i],
          target == null ? worker.chains(input) : worker.segments(target));
    }
  }

  private void startSides(int lanes) {
    StageSides side = sides;
    if (side == null) {
      throw new IllegalStateException("Stage [" + stage.stageNumber() + "] is not prepared");
    }
    Map<Integer, Integer> chainsOfPartition = new HashMap<>();
    int units = 0;
    for (Prepared worker : workers) {
      units += worker.units().size();
      worker.units().forEach(unit -> chainsOfPartition.merge(unit.partition(), 1, Integer::sum));
    }
    int chains = StageChains.opensPerUnit(stage) ? units : lanes;
    side.start(lanes, chains, chainsOfPartition, scope.resources().cores());
  }

  /** Whether the units are partitions, which stay with the worker that they are dealt to. */
  private boolean readsPartitions() {
    return stage.streamed().stream()
        .anyMatch(position -> stage.inputs().get(position) instanceof InputSpec.Stage);
  }

  /** Partitions that a stage without a shuffle keeps. */
  private int inputPartitions() {
    int partitions = 1;
    for (int i = 0; i < stage.inputs().size(); i++) {
      if (!stage.broadcast().contains(i) && stage.inputs().get(i) instanceof InputSpec.Stage from) {
        partitions = Math.max(partitions, stages.apply(from.stageNumber()).partitionCount());
      }
    }
    return partitions;
  }
}
