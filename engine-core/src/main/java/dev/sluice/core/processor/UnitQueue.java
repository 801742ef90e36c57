package dev.sluice.core.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * Units that the lanes of a worker share: whoever is free takes the next. Where workers help each
 * other, a lane without work takes the last unit of another worker. Thread-safe.
 */
public final class UnitQueue {
  private final ConcurrentLinkedDeque<Unit> units;
  private final List<UnitQueue> others = new ArrayList<>();

  public UnitQueue(List<? extends Unit> units) {
    this.units = new ConcurrentLinkedDeque<>(units);
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
    Unit own = units.pollFirst();
    for (int i = 0; own == null && i < others.size(); i++) {
      own = others.get(i).units.pollLast();
    }
    return own;
  }
}
