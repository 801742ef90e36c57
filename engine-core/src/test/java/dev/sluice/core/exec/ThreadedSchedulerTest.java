package dev.sluice.core.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.processor.Processor;
import dev.sluice.core.processor.Progress;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadedSchedulerTest {
  private final ThreadedScheduler scheduler = new ThreadedScheduler(2);

  @AfterEach
  void close() {
    scheduler.close();
  }

  /** Does something in each piece of work, and counts its closing. */
  private static class Probe implements Processor {
    final AtomicInteger closed = new AtomicInteger();
    private final Step step;

    interface Step {
      Progress run() throws Exception;
    }

    Probe(Step step) {
      this.step = step;
    }

    @Override
    public Progress run() throws IOException {
      try {
        return step.run();
      } catch (IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException(e);
      }
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  private static Probe endless() {
    return new Probe(() -> Progress.AGAIN);
  }

  @Test
  void runsToTheEndAndClosesOnce() {
    AtomicInteger left = new AtomicInteger(5);
    Probe probe = new Probe(() -> left.decrementAndGet() == 0 ? Progress.DONE : Progress.AGAIN);
    scheduler.open(2).submit(probe).join();
    assertThat(left.get()).isZero();
    assertThat(probe.closed.get()).isEqualTo(1);
  }

  @Test
  void aFailureStaysWithItsProcessor() {
    ProcessorGroup group = scheduler.open(2);
    Probe failing =
        new Probe(
            () -> {
              throw new IOException("disk");
            });
    assertThatThrownBy(() -> group.submit(failing).join())
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("disk");
    assertThat(failing.closed.get()).isEqualTo(1);
    group.submit(new Probe(() -> Progress.DONE)).join();
  }

  @Test
  void groupsTakeTurns() throws Exception {
    List<String> order = new CopyOnWriteArrayList<>();
    CountDownLatch blocked = new CountDownLatch(1);
    try (ThreadedScheduler single = new ThreadedScheduler(1)) {
      CompletableFuture<Void> gate =
          single
              .open(1)
              .submit(
                  new Probe(
                      () -> {
                        blocked.await();
                        return Progress.DONE;
                      }));
      ProcessorGroup many = single.open(1);
      ProcessorGroup few = single.open(1);
      CompletableFuture<?>[] all = new CompletableFuture<?>[4];
      for (int i = 0; i < 3; i++) {
        all[i] = many.submit(counting("many", 4, order));
      }
      all[3] = few.submit(counting("few", 4, order));
      blocked.countDown();
      gate.get(10, TimeUnit.SECONDS);
      CompletableFuture.allOf(all).get(10, TimeUnit.SECONDS);
    }
    assertThat(order.subList(0, 8))
        .containsExactly("many", "few", "many", "few", "many", "few", "many", "few");
  }

  private static Probe counting(String name, int pieces, List<String> order) {
    AtomicInteger left = new AtomicInteger(pieces);
    return new Probe(
        () -> {
          order.add(name);
          return left.decrementAndGet() == 0 ? Progress.DONE : Progress.AGAIN;
        });
  }

  @Test
  void aGroupFinishesWhatItHasBegunFirst() {
    List<String> order = new CopyOnWriteArrayList<>();
    try (ThreadedScheduler single = new ThreadedScheduler(1)) {
      ProcessorGroup group = single.open(1);
      CompletableFuture.allOf(
              group.submit(counting("first", 3, order)), group.submit(counting("second", 3, order)))
          .join();
    }
    assertThat(order).containsExactly("first", "first", "first", "second", "second", "second");
  }

  @Test
  void aWaitingProcessorTakesNoThread() throws Exception {
    CompletableFuture<String> event = new CompletableFuture<>();
    AtomicInteger calls = new AtomicInteger();
    Probe waiting =
        new Probe(() -> calls.incrementAndGet() == 1 ? new Progress.Await(event) : Progress.DONE);
    ProcessorGroup group = scheduler.open(2);
    CompletableFuture<Void> done = group.submit(waiting);
    for (int i = 0; i < 4; i++) {
      group.submit(new Probe(() -> Progress.DONE)).get(10, TimeUnit.SECONDS);
    }
    assertThat(done).isNotDone();
    event.complete("now");
    done.get(10, TimeUnit.SECONDS);
    assertThat(calls.get()).isEqualTo(2);
  }

  @Test
  void cancelClosesWhatRunsWhatIsReadyAndWhatWaits() throws Exception {
    ProcessorGroup group = scheduler.open(2);
    CountDownLatch inside = new CountDownLatch(1);
    Probe sleeping =
        new Probe(
            () -> {
              inside.countDown();
              new CountDownLatch(1).await();
              return Progress.DONE;
            });
    Probe ready = endless();
    Probe waiting = new Probe(() -> new Progress.Await(new CompletableFuture<>()));
    List<CompletableFuture<Void>> futures =
        List.of(group.submit(waiting), group.submit(ready), group.submit(sleeping));
    inside.await();
    ProcessorGroup other = scheduler.open(1);
    Probe bystander = endless();
    CompletableFuture<Void> others = other.submit(bystander);
    long start = System.nanoTime();
    group.cancel();
    for (CompletableFuture<Void> future : futures) {
      assertThatThrownBy(() -> future.get(10, TimeUnit.SECONDS)).isNotNull();
    }
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(1000);
    assertThat(List.of(sleeping, ready, waiting)).allMatch(probe -> probe.closed.get() == 1);
    assertThat(others).isNotDone();
    Probe late = endless();
    assertThatThrownBy(() -> group.submit(late).join()).isInstanceOf(CancellationException.class);
    assertThat(late.closed.get()).isEqualTo(1);
  }

  @Test
  void closingEndsEverything() {
    ThreadedScheduler own = new ThreadedScheduler(3);
    Probe running = endless();
    Probe waiting = new Probe(() -> new Progress.Await(new CompletableFuture<>()));
    CompletableFuture<Void> first = own.open(1).submit(running);
    CompletableFuture<Void> second = own.open(1).submit(waiting);
    own.close();
    assertThat(first).isCompletedExceptionally();
    assertThat(second).isCompletedExceptionally();
    assertThat(running.closed.get()).isEqualTo(1);
    assertThat(waiting.closed.get()).isEqualTo(1);
    Probe late = endless();
    assertThat(own.open(1).submit(late)).isCompletedExceptionally();
    assertThat(late.closed.get()).isEqualTo(1);
  }
}
