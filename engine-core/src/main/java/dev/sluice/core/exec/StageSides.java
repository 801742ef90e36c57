package dev.sluice.core.exec;

import dev.sluice.core.counters.WorkerCounters;
import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.operator.OperatorContext;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.operator.Operators;
import dev.sluice.core.operator.SideBuild;
import dev.sluice.core.operator.SideInputs;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.core.processor.Lane;
import dev.sluice.core.processor.Processor;
import dev.sluice.core.processor.Progress;
import dev.sluice.core.processor.Unit;
import dev.sluice.core.processor.UnitQueue;
import dev.sluice.core.processors.BroadcastProcessor;
import dev.sluice.core.shuffle.StagePartitions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of a stage that its operators read by themselves. Broadcast inputs are read first, by
 * processors of their own; partners by the lanes that read the other side. What is made of them
 * goes when no lane runs any more. Thread-safe.
 */
final class StageSides {
  private final QueryScope scope;
  private final List<OperatorSpec> chain;
  private final List<Integer> broadcast;
  private final Map<Integer, List<Unit>> broadcastUnits = new TreeMap<>();
  private final Map<Integer, StagePartitions> partnerStages;
  private final Map<Integer, SideBuild<?>> builds = new HashMap<>();
  private final Map<Integer, Object> built = new HashMap<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private CompletableFuture<Void> closed = CompletableFuture.completedFuture(null);
  private PartnerTables partners;
  private int running;

  /**
   * Side inputs of a stage.
   *
   * @param partners by position among the inputs
   */
  StageSides(QueryScope scope, StageDefinition stage, Map<Integer, StagePartitions> partners) {
    this.scope = scope;
    this.chain = stage.processor().chain();
    this.broadcast = stage.broadcast();
    this.partnerStages = Map.copyOf(partners);
    this.partners = new PartnerTables(partnerStages, Map.of());
  }

  /** Adds units of a broadcast input. */
  void read(int input, List<Unit> units) {
    broadcastUnits.put(input, units);
  }

  /** Completes when all that was broadcast is there, or fails with what failed. */
  CompletableFuture<Void> ready() {
    return ready;
  }

  /** Completes when nothing of the side inputs is held any more. */
  synchronized CompletableFuture<Void> closed() {
    return closed;
  }

  /**
   * Starts to read what is broadcast.
   *
   * @param lanes that read the other inputs, and tell {@link #laneEnded} when they end
   * @param chains that they will open, in all
   * @param chainsOfPartition that they will open for each partition, if each unit has its own
   * @param readers of each broadcast input, at most
   */
  void start(int lanes, int chains, Map<Integer, Integer> chainsOfPartition, int readers) {
    synchronized (this) {
      running = lanes + 1;
      closed = new CompletableFuture<>();
      partners = new PartnerTables(partnerStages, chainsOfPartition);
    }
    List<CompletableFuture<Void>> inputs = new ArrayList<>();
    broadcastUnits.forEach((input, units) -> inputs.add(read(input, units, chains, readers)));
    CompletableFuture<Void> unused =
        CompletableFuture.allOf(inputs.toArray(CompletableFuture<?>[]::new))
            .whenComplete(
                (nothing, failure) -> {
                  laneEnded();
                  if (failure == null) {
                    ready.complete(null);
                  } else {
                    ready.completeExceptionally(failure);
                  }
                });
  }

  private CompletableFuture<Void> read(int input, List<Unit> units, int chains, int readers) {
    Map<Integer, SideBuild<?>> own = new TreeMap<>();
    for (int i = 0; i < chain.size(); i++) {
      Integer side = chain.get(i).sideInput();
      if (side != null && side == input) {
        own.put(i, Operators.sideBuild(chain.get(i), chains));
      }
    }
    synchronized (this) {
      builds.putAll(own);
    }
    UnitQueue queue = new UnitQueue(units);
    List<CompletableFuture<Void>> lanes = new ArrayList<>();
    for (int i = 0; i < Math.max(1, Math.min(readers, units.size())); i++) {
      Lane lane = new Lane(scope.newLane());
      lanes.add(
          scope
              .processors()
              .submit(new BroadcastProcessor(lane, queue, List.copyOf(own.values()))));
    }
    return CompletableFuture.allOf(lanes.toArray(CompletableFuture<?>[]::new))
        .thenCompose(
            nothing -> {
              List<CompletableFuture<Void>> finishing = new ArrayList<>();
              own.forEach(
                  (operator, build) ->
                      finishing.add(scope.processors().submit(new Finisher(operator, build))));
              return CompletableFuture.allOf(finishing.toArray(CompletableFuture<?>[]::new));
            });
  }

  /** Makes the object of an operator. */
  private final class Finisher implements Processor {
    private final int operator;
    private final SideBuild<?> build;

    Finisher(int operator, SideBuild<?> build) {
      this.operator = operator;
      this.build = build;
    }

    @Override
    public Progress run() throws IOException {
      Object made = build.finish(scope.newLane());
      synchronized (StageSides.this) {
        built.put(operator, made);
      }
      return Progress.DONE;
    }

    @Override
    public void close() {}
  }

  /** A lane is over, however it ended. After the last one everything is given back. */
  void laneEnded() {
    synchronized (this) {
      running--;
      if (running > 0) {
        return;
      }
    }
    try {
      close();
    } finally {
      closed().complete(null);
    }
  }

  private void close() {
    List<SideBuild<?>> open;
    synchronized (this) {
      open = List.copyOf(builds.values());
      builds.clear();
      built.clear();
    }
    open.forEach(SideBuild::close);
    partners().close();
  }

  private synchronized PartnerTables partners() {
    return partners;
  }

  /** What the chains of a worker see. */
  SideInputs view(WorkerCounters counters) {
    return new View(counters, null);
  }

  private final class View implements SideInputs {
    private final WorkerCounters counters;
    private final @Nullable Integer partition;

    View(WorkerCounters counters, @Nullable Integer partition) {
      this.counters = counters;
      this.partition = partition;
    }

    @Override
    public SideInputs at(int newPartition) {
      return new View(counters, newPartition);
    }

    @Override
    public <T> T built(int operator, Class<T> type, OperatorContext context) throws IOException {
      Integer input = chain.get(operator).sideInput();
      if (input == null || broadcast.contains(input)) {
        synchronized (StageSides.this) {
          Object made = built.get(operator);
          if (made == null) {
            throw new IllegalStateException("Operator [" + operator + "] has no side input yet");
          }
          return type.cast(made);
        }
      }
      return type.cast(partners().built(operator, chain.get(operator), at(), counters, context));
    }

    @Override
    public BatchSource partition(int input, OperatorContext context) throws IOException {
      return partners().open(input, at(), counters, context);
    }

    private int at() {
      if (partition == null) {
        throw new IllegalStateException("Partners are read by chains of one partition");
      }
      return partition;
    }
  }
}
