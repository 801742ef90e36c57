package dev.sluice.core.counters;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counters of one worker in one stage. Thread-safe; a counter exists once it was asked for. */
public final class WorkerCounters {
  private final Map<Integer, ChannelCounter> inputs = new TreeMap<>();
  private @Nullable ChannelCounter output;
  private @Nullable ChannelCounter shuffle;
  private @Nullable SortProgressCounter sortProgress;
  private final WarningCounter warnings = new WarningCounter();
  private final CpuCounter cpu = new CpuCounter();
  private @Nullable SegmentProgressCounter segments;

  public synchronized ChannelCounter input(int number) {
    return inputs.computeIfAbsent(number, unused -> new ChannelCounter());
  }

  public synchronized ChannelCounter output() {
    ChannelCounter counter = output;
    if (counter == null) {
      counter = new ChannelCounter();
      output = counter;
    }
    return counter;
  }

  public synchronized ChannelCounter shuffle() {
    ChannelCounter counter = shuffle;
    if (counter == null) {
      counter = new ChannelCounter();
      shuffle = counter;
    }
    return counter;
  }

  public synchronized SortProgressCounter sortProgress() {
    SortProgressCounter counter = sortProgress;
    if (counter == null) {
      counter = new SortProgressCounter();
      sortProgress = counter;
    }
    return counter;
  }

  public WarningCounter warnings() {
    return warnings;
  }

  public CpuCounter cpu() {
    return cpu;
  }

  public synchronized SegmentProgressCounter segments() {
    SegmentProgressCounter counter = segments;
    if (counter == null) {
      counter = new SegmentProgressCounter();
      segments = counter;
    }
    return counter;
  }

  /** Counters that have something to say, by their name in reports and in the order of reports. */
  public synchronized Map<String, CounterSnapshot> snapshot() {
    Map<String, CounterSnapshot> all = new LinkedHashMap<>();
    inputs.forEach((number, counter) -> all.put("input" + number, counter.snapshot()));
    if (output != null) {
      all.put("output", output.snapshot());
    }
    if (shuffle != null) {
      all.put("shuffle", shuffle.snapshot());
    }
    if (sortProgress != null) {
      all.put("sortProgress", sortProgress.snapshot());
    }
    all.put("warnings", warnings.snapshot());
    all.put("cpu", cpu.snapshot());
    if (segments != null) {
      all.put("segmentGenerationProgress", segments.snapshot());
    }
    all.values().removeIf(CounterSnapshot::isEmpty);
    return all;
  }
}
