package dev.sluice.core.processor;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Units that the lanes of a worker share: whoever is free takes the next. Thread-safe. */
public final class UnitQueue {
  private final ConcurrentLinkedQueue<Unit> units;

  public UnitQueue(List<? extends Unit> units) {
    this.units = new ConcurrentLinkedQueue<>(units);
  }

  /** The next unit, or null when all are taken. */
  public @Nullable Unit poll() {
    return units.poll();
  }
}
