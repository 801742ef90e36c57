package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.key.KeyOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a relation when its stages are built.
 *
 * @param outputs columns that are read
 * @param order how rows are sorted
 * @param limit rows that are read at most, if that is known; the reader still counts itself
 * @param target what the partitions are for
 */
record Demand(List<Expr> outputs, List<SortKey> order, @Nullable Long limit, Target target) {
  Demand {
    outputs = List.copyOf(outputs);
    order = List.copyOf(order);
  }

  /** What partitions are for. */
  sealed interface Target {}

  /** For the caller, who reads them in order. */
  record Result() implements Target {}

  /** For a stage that skips and takes rows. */
  record Limited() implements Target {}

  /** For a stage that does not care about the order. */
  record Subquery() implements Target {}

  /**
   * For a stage that reads several stages with the same columns, in no order.
   *
   * @param names names of the outputs
   */
  record Branch(List<String> names) implements Target {
    public Branch {
      names = List.copyOf(names);
    }
  }

  /**
   * For a join that reads the rows partition by partition.
   *
   * @param keys rows of equal keys are in one partition
   * @param isSorted whether the partitions are sorted by the keys
   */
  record Partitioned(List<Expr> keys, boolean isSorted) implements Target {
    public Partitioned {
      keys = List.copyOf(keys);
    }

    KeyOrder order() {
      return isSorted ? KeyOrder.ASCENDING : KeyOrder.NONE;
    }
  }

  /**
   * For a stage that computes window functions.
   *
   * @param hashedColumns how many leading keys of the order tell partitions apart; 0 for one
   *     partition
   */
  record Windows(int hashedColumns) implements Target {}

  /**
   * For segments.
   *
   * @param bucket start of the time chunk of a row, or null if there is one chunk for ever
   * @param rowsPerSegment rows that a partition should have
   */
  record Segments(@Nullable Expr bucket, long rowsPerSegment) implements Target {}

  Demand withoutOrder() {
    return new Demand(outputs, List.of(), limit, target);
  }

  /** Everything that the stage has to compute. */
  List<Expr> exprs() {
    List<Expr> all = new ArrayList<>(outputs);
    order.forEach(key -> all.add(key.expr()));
    if (target instanceof Segments segments && segments.bucket() != null) {
      all.add(segments.bucket());
    } else if (target instanceof Partitioned partitioned) {
      all.addAll(partitioned.keys());
    }
    return all;
  }
}
