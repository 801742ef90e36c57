package dev.sluice.core.counters;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Rows, bytes, frames and files that passed a channel, by partition. Thread-safe. */
public final class ChannelCounter {
  private static final long[] NONE = {};

  private final Map<Field, long[]> values = new EnumMap<>(Field.class);

  /** What is counted. */
  public enum Field {
    ROWS,
    BYTES,
    FRAMES,
    FILES,
    TOTAL_FILES
  }

  public synchronized void add(Field field, int partition, long amount) {
    long[] counts = values.getOrDefault(field, NONE);
    if (partition >= counts.length) {
      counts = Arrays.copyOf(counts, partition + 1);
      values.put(field, counts);
    }
    counts[partition] += amount;
  }

  /** One frame with its rows and bytes. */
  public synchronized void addFrame(int partition, long rows, long bytes) {
    add(Field.ROWS, partition, rows);
    add(Field.BYTES, partition, bytes);
    add(Field.FRAMES, partition, 1);
  }

  public synchronized CounterSnapshot.Channel snapshot() {
    return new CounterSnapshot.Channel(
        copy(Field.ROWS),
        copy(Field.BYTES),
        copy(Field.FRAMES),
        copy(Field.FILES),
        copy(Field.TOTAL_FILES));
  }

  private List<Long> copy(Field field) {
    long[] counts = values.getOrDefault(field, NONE);
    boolean allZero = Arrays.stream(counts).allMatch(count -> count == 0);
    return allZero ? List.of() : Arrays.stream(counts).boxed().toList();
  }
}
