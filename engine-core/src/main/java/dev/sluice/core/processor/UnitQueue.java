package dev.sluice.core.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Units that the lanes of a worker share: whoever is free takes the next. Where workers help each
 * other, a lane without work takes the last unit of another worker, but never its first: a worker
 * that was dealt something does something, however late it starts. Thread-safe.
 */
public final class UnitQueue {
  private final AtomicReference<@Nullable Unit> first;
  private final ConcurrentLinkedDeque<Unit> units;
  private final List<UnitQueue> others = new ArrayList<>();

  public UnitQueue(List<? extends Unit> units) {
    this.first = new AtomicReference<@Nullable Unit>(units.isEmpty() ? null : units.get(0));
    this.units =
        new ConcurrentLinkedDeque<>(units.subList(Math.min(1, units.size()), units.size()));
  }

  /**
   * Queues of all workers of a stage.
   *
   * @param help whether workers help each other
   */
  public static List<UnitQueue> ofWorkers(List<List<Unit>> shares, boolean help) {
    List<UnitQueue> queues = new ArrayList<>();
    for (List<Unit> share : shares) {
      queues.add(new UnitQueue(share));
    }
    for (UnitQueue queue : queues) {
      for (UnitQueue other : queues) {
        if (help && other != queue) {
          queue.others.add(other);
        }
      }
    }
    return queues;
  }

  /** The next unit, or null when all are taken. */
  public @Nullable Unit poll() {
    Unit own = first.getAndSet(null);
    if (own == null) {
      own = units.pollFirst();
    }
    for (int i = 0; own == null && i < others.size(); i++) {
      own = others.get(i).units.pollLast();
    }
    return own;
  }
}
