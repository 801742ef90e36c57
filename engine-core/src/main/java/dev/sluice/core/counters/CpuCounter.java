package dev.sluice.core.counters;

import java.util.Map;
import java.util.TreeMap;

/** Processor and wall time by the kind of work. Thread-safe. */
public final class CpuCounter {
  private final Map<String, long[]> nanos = new TreeMap<>();

  public synchronized void add(String label, long cpuNanos, long wallNanos) {
    long[] sums = nanos.computeIfAbsent(label, unused -> new long[2]);
    sums[0] += cpuNanos;
    sums[1] += wallNanos;
  }

  public synchronized CounterSnapshot.Cpus snapshot() {
    Map<String, CounterSnapshot.Cpu> copy = new TreeMap<>();
    nanos.forEach((label, sums) -> copy.put(label, new CounterSnapshot.Cpu(sums[0], sums[1])));
    return new CounterSnapshot.Cpus(copy);
  }
}
