package dev.sluice.core.counters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerCountersTest {

  @Test
  void countersWithNothingToSayAreLeftOut() {
    QueryCounters counters = new QueryCounters();
    WorkerCounters worker = counters.worker(0, 0);
    worker.output();
    worker.input(0).add(ChannelCounter.Field.ROWS, 0, 0);
    assertThat(counters.snapshot()).isEmpty();
    worker.warnings().add("CannotParseExternalData", 2);
    assertThat(counters.snapshot().get(0)).containsOnlyKeys(0);
  }

  @Test
  void inputsComeFirstThenOutputShuffleAndTheRest() {
    WorkerCounters worker = new WorkerCounters();
    worker.segments().addProcessed(1);
    worker.sortProgress().markTriviallyComplete();
    worker.shuffle().addFrame(1, 5, 50);
    worker.output().addFrame(0, 5, 50);
    worker.input(1).add(ChannelCounter.Field.FILES, 0, 1);
    worker.input(0).add(ChannelCounter.Field.ROWS, 0, 5);
    Map<String, CounterSnapshot> snapshot = worker.snapshot();
    assertThat(snapshot.keySet())
        .containsExactly(
            "input0", "input1", "output", "shuffle", "sortProgress", "segmentGenerationProgress");
    assertThat(snapshot.get("shuffle"))
        .isEqualTo(
            new CounterSnapshot.Channel(
                List.of(0L, 5L), List.of(0L, 50L), List.of(0L, 1L), List.of(), List.of()));
  }
}
