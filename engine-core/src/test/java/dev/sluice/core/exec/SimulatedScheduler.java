package dev.sluice.core.exec;

import dev.sluice.core.processor.Processor;
import dev.sluice.core.processor.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/**
 * Scheduler without threads: whoever calls {@link #step} runs one piece of work, chosen by a seeded
 * random source, so that a run can be repeated.
 */
final class SimulatedScheduler implements ProcessorScheduler {
  private final Random random;
  private final int threads;
  private final List<Task> ready = new ArrayList<>();

  SimulatedScheduler(long seed, int threads) {
    this.random = new Random(seed);
    this.threads = threads;
  }

  private record Task(Group group, Processor processor, CompletableFuture<Void> future) {}

  @Override
  public int threads() {
    return threads;
  }

  @Override
  public ProcessorGroup open(int maxThreads) {
    return new Group();
  }

  /** Whether there is nothing to run. */
  boolean isIdle() {
    return ready.isEmpty();
  }

  /** Runs one piece of some processor. */
  void step() {
    if (ready.isEmpty()) {
      return;
    }
    Task task = ready.remove(random.nextInt(ready.size()));
    if (task.group.cancelled) {
      end(task, new CancellationException("Query has stopped"));
      return;
    }
    try {
      Progress progress = task.processor.run();
      if (progress instanceof Progress.Done) {
        end(task, null);
      } else if (progress instanceof Progress.Await await) {
        CompletableFuture<?> unused =
            await.future().whenComplete((value, error) -> ready.add(task));
      } else {
        ready.add(task);
      }
    } catch (Throwable e) {
      end(task, e);
    }
  }

  private static void end(Task task, Throwable failure) {
    task.processor.close();
    if (failure == null) {
      task.future.complete(null);
    } else {
      task.future.completeExceptionally(failure);
    }
  }

  @Override
  public void close() {
    while (!ready.isEmpty()) {
      end(ready.remove(0), new CancellationException("Scheduler is closed"));
    }
  }

  private final class Group implements ProcessorGroup {
    private boolean cancelled;

    @Override
    public CompletableFuture<Void> submit(Processor processor) {
      Task task = new Task(this, processor, new CompletableFuture<>());
      ready.add(task);
      return task.future;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }
}
