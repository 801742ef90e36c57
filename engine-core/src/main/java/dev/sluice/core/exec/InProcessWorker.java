package dev.sluice.core.exec;

import dev.sluice.core.context.ContextKeys;
import dev.sluice.core.counters.WorkerCounters;
import dev.sluice.core.kernel.KernelEvent;
import dev.sluice.core.kernel.QueryKernel;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.core.processor.Lane;
import dev.sluice.core.processor.MeasuredProcessor;
import dev.sluice.core.processor.PipelineProcessor;
import dev.sluice.core.processor.Processor;
import dev.sluice.core.processor.UnitQueue;
import dev.sluice.core.processors.SegmentGeneratorProcessor;
import dev.sluice.core.processors.SegmentTarget;
import dev.sluice.core.processors.StageChains;
import dev.sluice.core.shuffle.Shuffle;
import dev.sluice.core.shuffle.StageOutput;
import dev.sluice.core.slice.WorkOrder;
import dev.sluice.core.statistics.PartitionBoundaries;
import dev.sluice.frames.type.RowSignature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One worker of one stage: its lanes read the units of its order side by side and write to one
 * shuffle. Started, sent boundaries and closed by the controller; what it achieves it tells.
 */
final class InProcessWorker implements AutoCloseable {
  private final QueryScope scope;
  private final WorkOrder order;
  private final Shuffle shuffle;
  private final WorkerListener listener;
  private final StageSides sides;
  private CompletableFuture<Void> ended = CompletableFuture.completedFuture(null);
  private StageOutput output = StageOutput.none();

  /** Makes the processor of each lane. */
  interface LaneFactory {
    Processor open(Lane lane, UnitQueue units);
  }

  InProcessWorker(
      QueryScope scope,
      WorkOrder order,
      Shuffle shuffle,
      StageSides sides,
      WorkerListener listener) {
    this.scope = scope;
    this.order = order;
    this.shuffle = shuffle;
    this.sides = sides;
    this.listener = listener;
  }

  /** Lanes that read into the shuffle through the chain of the stage. */
  LaneFactory chains(RowSignature input) {
    StageDefinition stage = order.stage();
    return (lane, units) ->
        new PipelineProcessor(
            lane,
            units,
            () -> StageChains.open(stage, input, shuffle.writer(lane.context()), lane.context()),
            sides.ready());
  }

  /** Lanes that write segments. */
  LaneFactory segments(SegmentTarget target) {
    return (lane, units) ->
        new SegmentGeneratorProcessor(lane, units, target, counters().segments());
  }

  WorkerCounters counters() {
    return scope.counters().worker(order.stageNumber(), order.workerNumber());
  }

  /** Completes when no lane runs any more, however they ended. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  /**
   * Starts the lanes.
   *
   * @param laneCount at least one
   */
  void start(UnitQueue queue, int laneCount, LaneFactory lanes) {
    List<CompletableFuture<Void>> futures = new ArrayList<>();
    AtomicInteger left = new AtomicInteger(laneCount);
    for (int i = 0; i < laneCount; i++) {
      Lane lane = new Lane(scope.newLane().withSides(sides.view(counters())));
      futures.add(
          scope
              .processors()
              .submit(measured(lanes.open(lane, queue)))
              .whenComplete((nothing, failure) -> laneEnded(left, failure)));
    }
    ended =
        CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new))
            .exceptionally(failure -> null);
  }

  private Processor measured(Processor processor) {
    return scope.context().get(ContextKeys.INCLUDE_ALL_COUNTERS)
        ? new MeasuredProcessor(processor, counters().cpu(), "main")
        : processor;
  }

  private void laneEnded(AtomicInteger left, Throwable failure) {
    sides.laneEnded();
    if (failure != null) {
      fail(failure);
    } else if (left.decrementAndGet() == 0) {
      doneReading();
    }
  }

  private void doneReading() {
    try {
      listener.tell(
          new KernelEvent.WorkerDoneReading(
              order.stageNumber(), order.workerNumber(), shuffle.statistics()),
          null);
      if (!QueryKernel.gathersStatistics(order.stage())) {
        partition(PartitionBoundaries.universal());
      }
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  /** Cuts what was written into partitions. */
  void partition(PartitionBoundaries boundaries) {
    try {
      StageOutput partitions = shuffle.output(boundaries);
      synchronized (this) {
        output = partitions;
      }
      listener.tell(
          new KernelEvent.WorkerResultsReady(
              order.stageNumber(), order.workerNumber(), partitions.partitionCount()),
          null);
    } catch (IOException | RuntimeException e) {
      fail(e);
    }
  }

  private void fail(Throwable failure) {
    listener.tell(
        new KernelEvent.Failed(order.stageNumber(), order.workerNumber(), scope.fault(failure)),
        failure);
  }

  /** The finished partitions; the worker no longer owns them. */
  synchronized StageOutput takeOutput() {
    StageOutput taken = output;
    output = StageOutput.none();
    return taken;
  }

  /** Drops what is left. To be called when no lane runs any more. */
  @Override
  public void close() {
    takeOutput().close();
    shuffle.close();
  }
}
