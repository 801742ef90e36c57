package dev.sluice.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.plan.Destination;
import dev.sluice.core.plan.Granularity;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.plan.ShuffleSpec;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.core.statistics.EncodedKey;
import dev.sluice.core.statistics.KeyStatistics;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.key.KeyOrder;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QueryKernelTest {
  private static final RowSignature SIGNATURE =
      RowSignature.builder().add("d0", ScalarType.LONG).build();
  private static final ClusterBy BY_D0 =
      new ClusterBy(List.of(new KeyColumn("d0", KeyOrder.ASCENDING)), 0);

  private static StageDefinition stage(int number, List<InputSpec> inputs, ShuffleSpec shuffle) {
    return new StageDefinition(
        number, inputs, List.of(), new ProcessorSpec.Scan(List.of()), SIGNATURE, shuffle, 2, false);
  }

  private static QueryDefinition twoStages(ShuffleSpec first, Destination destination) {
    InputSpec inline = new InputSpec.Inline(SIGNATURE, List.of());
    return new QueryDefinition(
        List.of(stage(0, List.of(inline), first), stage(1, List.of(new InputSpec.Stage(0)), null)),
        destination,
        List.of(),
        Map.of());
  }

  private static KeyStatistics keys(int... values) {
    List<KeyStatistics.Sample> samples = new ArrayList<>();
    for (int value : values) {
      samples.add(new KeyStatistics.Sample(new EncodedKey(new byte[] {(byte) value}), 1));
    }
    TreeMap<EncodedKey, KeyStatistics.Bucket> buckets = new TreeMap<>();
    buckets.put(EncodedKey.MINIMUM, new KeyStatistics.Bucket(values.length, samples));
    return new KeyStatistics(buckets);
  }

  @Test
  void sortingStageWaitsForAllStatisticsThenSendsBoundaries() {
    QueryKernel kernel =
        new QueryKernel(
            twoStages(new ShuffleSpec.MaxCount(BY_D0, 2, true, null), new Destination.TaskReport()),
            false);
    assertThat(kernel.apply(new KernelEvent.Started()))
        .containsExactly(new KernelAction.StartStage(0));
    assertThat(kernel.apply(new KernelEvent.WorkersStarted(0, 2))).isEmpty();
    assertThat(kernel.apply(new KernelEvent.WorkerDoneReading(0, 1, keys(1, 2)))).isEmpty();
    List<KernelAction> actions = kernel.apply(new KernelEvent.WorkerDoneReading(0, 0, keys(3, 4)));
    assertThat(actions).singleElement().isInstanceOf(KernelAction.SendBoundaries.class);
    assertThat(((KernelAction.SendBoundaries) actions.get(0)).boundaries().partitionCount())
        .isEqualTo(2);
    assertThat(kernel.view().stages().get(0).phase()).isEqualTo(StagePhase.POST_READING);
    assertThat(kernel.apply(new KernelEvent.WorkerResultsReady(0, 0, 2))).isEmpty();
    assertThat(kernel.apply(new KernelEvent.WorkerResultsReady(0, 1, 2)))
        .containsExactly(new KernelAction.StartStage(1));
    kernel.apply(new KernelEvent.WorkersStarted(1, 1));
    kernel.apply(new KernelEvent.WorkerDoneReading(1, 0, KeyStatistics.none()));
    assertThat(kernel.apply(new KernelEvent.WorkerResultsReady(1, 0, 2)))
        .containsExactly(new KernelAction.CleanUp(0), new KernelAction.SecureOutcome(1));
    assertThat(kernel.apply(new KernelEvent.OutcomeSecured()))
        .containsExactly(
            new KernelAction.CleanUp(1), new KernelAction.Finish(new QueryOutcome.Success()));
    assertThat(kernel.view().stages()).allMatch(s -> s.phase() == StagePhase.FINISHED);
  }

  @Test
  void firstFailureWinsAndWaitsForWorkersToStop() {
    QueryKernel kernel =
        new QueryKernel(twoStages(new ShuffleSpec.Mix(), new Destination.TaskReport()), false);
    kernel.apply(new KernelEvent.Started());
    kernel.apply(new KernelEvent.WorkersStarted(0, 2));
    Fault fault = new Fault.UnknownError("disk");
    assertThat(kernel.apply(new KernelEvent.Failed(0, 1, fault)))
        .containsExactly(new KernelAction.StopWork());
    assertThat(kernel.apply(new KernelEvent.CancelRequested(Fault.CancelReason.USER_REQUEST)))
        .isEmpty();
    assertThat(kernel.apply(new KernelEvent.WorkersStopped()))
        .containsExactly(
            new KernelAction.CleanUp(0),
            new KernelAction.Finish(new QueryOutcome.Failure(fault, 0, 1)));
    assertThat(kernel.view().stages().get(0).phase()).isEqualTo(StagePhase.FAILED);
    assertThat(kernel.view().stages().get(1).phase()).isEqualTo(StagePhase.NEW);
  }

  @Test
  void emptyIngestionIsAFaultOnlyWhenAskedFor() {
    ClusterBy key = new ClusterBy(BY_D0.columns(), 1);
    QueryDefinition query =
        twoStages(
            new ShuffleSpec.TargetSize(key, 10, false),
            new Destination.DataSource("t", Granularity.ALL, null));
    QueryKernel strict = new QueryKernel(query, true);
    strict.apply(new KernelEvent.Started());
    strict.apply(new KernelEvent.WorkersStarted(0, 1));
    assertThat(strict.apply(new KernelEvent.WorkerDoneReading(0, 0, KeyStatistics.none())))
        .containsExactly(new KernelAction.StopWork());
    QueryKernel lenient = new QueryKernel(query, false);
    lenient.apply(new KernelEvent.Started());
    lenient.apply(new KernelEvent.WorkersStarted(0, 1));
    assertThat(lenient.apply(new KernelEvent.WorkerDoneReading(0, 0, KeyStatistics.none())))
        .singleElement()
        .isInstanceOfSatisfying(
            KernelAction.SendBoundaries.class,
            send -> assertThat(send.boundaries().empty()).isTrue());
  }

  /** Whatever the order of events, there is one outcome and every started stage is cleaned up. */
  @Test
  void randomOrdersOfEventsEndOnceAndCleanUp() {
    for (long seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      QueryKernel kernel =
          new QueryKernel(twoStages(new ShuffleSpec.Mix(), new Destination.TaskReport()), false);
      List<KernelEvent> pending = new ArrayList<>(List.of(new KernelEvent.Started()));
      List<Integer> started = new ArrayList<>();
      List<Integer> cleaned = new ArrayList<>();
      int outcomes = 0;
      boolean stopping = false;
      if (random.nextBoolean()) {
        pending.add(new KernelEvent.CancelRequested(Fault.CancelReason.USER_REQUEST));
      }
      while (!pending.isEmpty()) {
        KernelEvent event = pending.remove(random.nextInt(pending.size()));
        for (KernelAction action : kernel.apply(event)) {
          if (action instanceof KernelAction.StartStage start) {
            started.add(start.stageNumber());
            int workers = 1 + random.nextInt(3);
            for (KernelAction more :
                kernel.apply(new KernelEvent.WorkersStarted(start.stageNumber(), workers))) {
              throw new AssertionError("seed " + seed + ": " + more);
            }
            for (int w = 0; w < workers; w++) {
              boolean fails = random.nextInt(10) == 0;
              pending.add(
                  fails
                      ? new KernelEvent.Failed(start.stageNumber(), w, new Fault.UnknownError("x"))
                      : new KernelEvent.WorkerResultsReady(start.stageNumber(), w, 1));
            }
          } else if (action instanceof KernelAction.CleanUp cleanUp) {
            cleaned.add(cleanUp.stageNumber());
          } else if (action instanceof KernelAction.SecureOutcome) {
            pending.add(new KernelEvent.OutcomeSecured());
          } else if (action instanceof KernelAction.StopWork) {
            assertThat(stopping).as("seed %d", seed).isFalse();
            stopping = true;
            pending.add(new KernelEvent.WorkersStopped());
          } else if (action instanceof KernelAction.Finish) {
            outcomes++;
          }
        }
      }
      assertThat(outcomes).as("seed %d", seed).isEqualTo(1);
      assertThat(cleaned).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(started);
    }
  }
}
