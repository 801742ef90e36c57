package dev.sluice.core.exec;

import dev.sluice.core.processor.Processor;
import dev.sluice.core.processor.Progress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Scheduler with daemon threads. Groups that have something to run stand in a ring; a free thread
 * takes the first group and one processor of it, calls it once, and puts the group at the end.
 */
public final class ThreadedScheduler implements ProcessorScheduler {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition runnable = lock.newCondition();
  private final Queue<Group> ring = new ArrayDeque<>();
  private final Set<Group> groups = new HashSet<>();
  private final List<Thread> threads = new ArrayList<>();
  private boolean closed;

  public ThreadedScheduler(int threadCount) {
    for (int i = 0; i < threadCount; i++) {
      Thread thread = new Thread(this::work, "sluice-processor-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  @Override
  public int threads() {
    return threads.size();
  }

  @Override
  public ProcessorGroup open(int maxThreads) {
    return new Group(maxThreads);
  }

  @Override
  public void close() {
    List<Group> open;
    lock.lock();
    try {
      closed = true;
      open = List.copyOf(groups);
      runnable.signalAll();
    } finally {
      lock.unlock();
    }
    open.forEach(Group::cancel);
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    for (Task task = take(); task != null; task = take()) {
      task.runOnce();
    }
  }

  /** The next task, or null when the scheduler has closed and nothing is left to close. */
  private @Nullable Task take() {
    lock.lock();
    try {
      while (ring.isEmpty()) {
        if (closed && groups.isEmpty()) {
          runnable.signalAll();
          return null;
        }
        runnable.awaitUninterruptibly();
      }
      Group group = ring.remove();
      group.inRing = false;
      Task task = group.ready.remove();
      group.running.add(task);
      task.thread = Thread.currentThread();
      group.enlist();
      return task;
    } finally {
      lock.unlock();
    }
  }

  /** Processors of one query; all fields are guarded by the scheduler's lock. */
  private final class Group implements ProcessorGroup {
    private final int maxThreads;

    /** Those that have begun come first, so that no more than can run at once hold memory. */
    private final Deque<Task> ready = new ArrayDeque<>();

    private final Set<Task> running = new HashSet<>();
    private final Set<Task> waiting = new HashSet<>();
    private boolean inRing;
    private boolean cancelled;

    Group(int maxThreads) {
      this.maxThreads = maxThreads;
    }

    @Override
    public CompletableFuture<Void> submit(Processor processor) {
      Task task = new Task(this, processor);
      lock.lock();
      try {
        if (!closed && !cancelled) {
          groups.add(this);
          ready.add(task);
          enlist();
          return task.future;
        }
      } finally {
        lock.unlock();
      }
      task.end(new CancellationException("Query has stopped"));
      return task.future;
    }

    @Override
    public void cancel() {
      lock.lock();
      try {
        cancelled = true;
        ready.addAll(waiting);
        waiting.clear();
        for (Task task : running) {
          Thread thread = task.thread;
          if (thread != null) {
            thread.interrupt();
          }
        }
        enlist();
      } finally {
        lock.unlock();
      }
    }

    private void enlist() {
      if (!inRing && !ready.isEmpty() && running.size() < maxThreads) {
        inRing = true;
        ring.add(this);
        runnable.signal();
      }
    }

    /** Takes a task back from its thread; answers whether it goes on. */
    private boolean yielded(Task task, Progress progress) {
      lock.lock();
      try {
        task.thread = null;
        Thread.interrupted();
        if (cancelled || progress instanceof Progress.Done) {
          return false;
        }
        running.remove(task);
        if (progress instanceof Progress.Await) {
          waiting.add(task);
        } else {
          ready.addFirst(task);
        }
        enlist();
        return true;
      } finally {
        lock.unlock();
      }
    }

    private boolean isCancelled() {
      lock.lock();
      try {
        return cancelled;
      } finally {
        lock.unlock();
      }
    }

    private void wake(Task task) {
      lock.lock();
      try {
        if (waiting.remove(task)) {
          ready.addFirst(task);
          enlist();
        }
      } finally {
        lock.unlock();
      }
    }

    private void left(Task task) {
      lock.lock();
      try {
        running.remove(task);
        enlist();
        if (running.isEmpty() && ready.isEmpty() && waiting.isEmpty()) {
          groups.remove(this);
          if (closed) {
            runnable.signalAll();
          }
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** A processor on its way. */
  private static final class Task {
    private final Group group;
    private final Processor processor;
    private final CompletableFuture<Void> future = new CompletableFuture<>();

    /** Thread that is inside {@code run()}; guarded by the scheduler's lock. */
    private @Nullable Thread thread;

    private @Nullable CompletableFuture<?> awaited;

    Task(Group group, Processor processor) {
      this.group = group;
      this.processor = processor;
    }

    void runOnce() {
      Progress progress = Progress.DONE;
      boolean done = false;
      Throwable failure = null;
      if (!group.isCancelled()) {
        try {
          progress = advance();
          done = progress instanceof Progress.Done;
        } catch (Throwable e) {
          failure = e;
        }
      }
      if (group.yielded(this, progress)) {
        if (progress instanceof Progress.Await await) {
          CompletableFuture<?> unused =
              await.future().whenComplete((value, error) -> group.wake(this));
        }
        return;
      }
      if (failure == null && !done) {
        failure = new CancellationException("Query has stopped");
      }
      end(failure);
    }

    private Progress advance() throws Exception {
      CompletableFuture<?> before = awaited;
      awaited = null;
      if (before != null) {
        before.get();
      }
      Progress progress = processor.run();
      if (progress instanceof Progress.Await await) {
        awaited = await.future();
      }
      return progress;
    }

    void end(@Nullable Throwable reason) {
      Throwable failure = reason;
      try {
        processor.close();
      } catch (Throwable e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
      group.left(this);
      if (failure == null) {
        future.complete(null);
      } else {
        future.completeExceptionally(failure);
      }
    }
  }
}
