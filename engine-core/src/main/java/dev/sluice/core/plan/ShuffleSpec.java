package dev.sluice.core.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.sluice.frames.key.ClusterBy;
import org.jspecify.annotations.Nullable;

/** How the rows of a stage become numbered partitions. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ShuffleSpec.Mix.class, name = "mix"),
  @JsonSubTypes.Type(value = ShuffleSpec.Hash.class, name = "hash"),
  @JsonSubTypes.Type(value = ShuffleSpec.MaxCount.class, name = "maxCount"),
  @JsonSubTypes.Type(value = ShuffleSpec.TargetSize.class, name = "targetSize")
})
public sealed interface ShuffleSpec {

  /** Key by which rows are placed. */
  ClusterBy clusterBy();

  /** Everything in one partition, in no order. */
  record Mix() implements ShuffleSpec {
    @Override
    public ClusterBy clusterBy() {
      return ClusterBy.none();
    }
  }

  /**
   * By hash of leading columns of the key; with a sortable key each partition is sorted by all of
   * it.
   *
   * @param hashedColumns how many leading columns of the key decide the partition
   */
  record Hash(ClusterBy clusterBy, int partitions, int hashedColumns) implements ShuffleSpec {
    public Hash {
      if (partitions < 1) {
        throw new IllegalArgumentException("Invalid partitions [" + partitions + "]");
      }
      if (hashedColumns < 0 || hashedColumns > clusterBy.columns().size()) {
        throw new IllegalArgumentException("Invalid hashedColumns [" + hashedColumns + "]");
      }
    }

    /** By hash of the whole key. */
    public Hash(ClusterBy clusterBy, int partitions) {
      this(clusterBy, partitions, clusterBy.columns().size());
    }
  }

  /**
   * Sorted by the key over all partitions, at most so many of them.
   *
   * @param aggregate whether rows of equal keys will be merged downstream, so that statistics count
   *     distinct keys
   * @param limitHint rows after which a partition may be cut, or null
   */
  record MaxCount(ClusterBy clusterBy, int partitions, boolean aggregate, @Nullable Long limitHint)
      implements ShuffleSpec {
    public MaxCount {
      if (partitions < 1) {
        throw new IllegalArgumentException("Invalid partitions [" + partitions + "]");
      }
      if (!clusterBy.isSortable() || clusterBy.bucketByCount() > 0) {
        throw new IllegalArgumentException("Key cannot be sorted over all rows " + clusterBy);
      }
    }
  }

  /**
   * Sorted by the key over all partitions, about so many rows in each; partitions do not span
   * buckets.
   */
  record TargetSize(ClusterBy clusterBy, long targetSize, boolean aggregate)
      implements ShuffleSpec {}
}
