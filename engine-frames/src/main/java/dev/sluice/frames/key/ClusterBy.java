package dev.sluice.frames.key;

import java.util.List;

/**
 * Key by which rows are sorted or kept together.
 *
 * @param columns the key's columns, first the most significant; all sortable or all unsorted
 * @param bucketByCount how many leading columns form buckets that no partition spans; 0 or 1
 */
public record ClusterBy(List<KeyColumn> columns, int bucketByCount) {
  private static final ClusterBy NONE = new ClusterBy(List.of(), 0);

  public ClusterBy {
    columns = List.copyOf(columns);
    if (bucketByCount < 0 || bucketByCount > columns.size()) {
      throw new IllegalArgumentException("Invalid bucketByCount [" + bucketByCount + "]");
    }
    long unsorted = columns.stream().filter(c -> c.order() == KeyOrder.NONE).count();
    if (unsorted != 0 && unsorted != columns.size()) {
      throw new IllegalArgumentException("Key mixes sorted and unsorted columns " + columns);
    }
  }

  public static ClusterBy none() {
    return NONE;
  }

  public boolean isEmpty() {
    return columns.isEmpty();
  }

  /** Whether the key defines an order of rows. */
  public boolean isSortable() {
    return columns.stream().noneMatch(c -> c.order() == KeyOrder.NONE);
  }
}
