package dev.sluice.core.counters;

import java.util.Map;
import java.util.TreeMap;

/** Warnings by code. Thread-safe. */
public final class WarningCounter {
  private final Map<String, Long> counts = new TreeMap<>();

  public synchronized void add(String errorCode, long amount) {
    counts.merge(errorCode, amount, Long::sum);
  }

  public synchronized CounterSnapshot.Warnings snapshot() {
    return new CounterSnapshot.Warnings(Map.copyOf(counts));
  }
}
