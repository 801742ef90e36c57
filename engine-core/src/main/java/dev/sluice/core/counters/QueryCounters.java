package dev.sluice.core.counters;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counters of a query by stage and worker. Thread-safe. */
public final class QueryCounters {
  private final SortedMap<Integer, SortedMap<Integer, WorkerCounters>> stages = new TreeMap<>();

  public synchronized WorkerCounters worker(int stageNumber, int workerNumber) {
    return stages
        .computeIfAbsent(stageNumber, unused -> new TreeMap<>())
        .computeIfAbsent(workerNumber, unused -> new WorkerCounters());
  }

  /** Stage to worker to counter name to reading; without entries that have nothing to say. */
  public synchronized SortedMap<Integer, SortedMap<Integer, Map<String, CounterSnapshot>>>
      snapshot() {
    SortedMap<Integer, SortedMap<Integer, Map<String, CounterSnapshot>>> all = new TreeMap<>();
    stages.forEach(
        (stage, workers) -> {
          SortedMap<Integer, Map<String, CounterSnapshot>> readings = new TreeMap<>();
          workers.forEach((worker, counters) -> readings.put(worker, counters.snapshot()));
          readings.values().removeIf(Map::isEmpty);
          if (!readings.isEmpty()) {
            all.put(stage, readings);
          }
        });
    return all;
  }
}
