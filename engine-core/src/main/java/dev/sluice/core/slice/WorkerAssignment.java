package dev.sluice.core.slice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;

/** Deals the parts of an input to workers. The same parts give the same shares. */
public final class WorkerAssignment {
  private WorkerAssignment() {}

  /**
   * As many workers as there may be, each part to the one with the least weight so far.
   *
   * @return non-empty shares, at most {@code maxWorkers}; parts keep their order within a share
   */
  public static <T> List<List<T>> max(List<T> parts, int maxWorkers, ToLongFunction<T> weight) {
    int workers = Math.min(maxWorkers, parts.size());
    List<List<T>> shares = new ArrayList<>();
    PriorityQueue<long[]> lightest =
        new PriorityQueue<>(
            Comparator.<long[]>comparingLong(load -> load[0]).thenComparingLong(load -> load[1]));
    for (int worker = 0; worker < workers; worker++) {
      shares.add(new ArrayList<>());
      lightest.add(new long[] {0, worker});
    }
    for (T part : parts) {
      long[] load = lightest.remove();
      shares.get((int) load[1]).add(part);
      load[0] += Math.max(1, weight.applyAsLong(part));
      lightest.add(load);
    }
    shares.removeIf(List::isEmpty);
    return Collections.unmodifiableList(shares);
  }

  /**
   * As few workers as are needed for so much weight and so many parts each; all share the rest when
   * no more workers may be had.
   */
  public static <T> List<List<T>> auto(
      List<T> parts,
      int maxWorkers,
      ToLongFunction<T> weight,
      long maxWeightPerWorker,
      int maxPartsPerWorker) {
    long total = parts.stream().mapToLong(weight).sum();
    long byWeight = (total + maxWeightPerWorker - 1) / maxWeightPerWorker;
    long byCount = (parts.size() + maxPartsPerWorker - 1L) / maxPartsPerWorker;
    long workers = Math.max(1, Math.max(byWeight, byCount));
    return max(parts, (int) Math.min(maxWorkers, workers), weight);
  }
}
