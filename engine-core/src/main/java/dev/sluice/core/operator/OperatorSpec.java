package dev.sluice.core.operator;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.join.JoinKey;
import dev.sluice.core.join.JoinSpec;
import dev.sluice.core.window.WindowSpec;
import dev.sluice.frames.type.RowSignature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a chain as a value. {@code Operators.open} makes the live chain, {@code
 * Operators.outputSignature} tells the columns that come out.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "operator")
@JsonSubTypes({
  @JsonSubTypes.Type(value = OperatorSpec.Filter.class, name = "filter"),
  @JsonSubTypes.Type(value = OperatorSpec.Project.class, name = "project"),
  @JsonSubTypes.Type(value = OperatorSpec.PartialAggregate.class, name = "partialAggregate"),
  @JsonSubTypes.Type(value = OperatorSpec.CombineSets.class, name = "combineSets"),
  @JsonSubTypes.Type(value = OperatorSpec.MergeAggregate.class, name = "mergeAggregate"),
  @JsonSubTypes.Type(value = OperatorSpec.Unnest.class, name = "unnest"),
  @JsonSubTypes.Type(value = OperatorSpec.Limit.class, name = "limit"),
  @JsonSubTypes.Type(value = OperatorSpec.Repeat.class, name = "repeat"),
  @JsonSubTypes.Type(value = OperatorSpec.HashJoin.class, name = "hashJoin"),
  @JsonSubTypes.Type(value = OperatorSpec.MergeJoin.class, name = "mergeJoin"),
  @JsonSubTypes.Type(value = OperatorSpec.KeyFilter.class, name = "keyFilter"),
  @JsonSubTypes.Type(value = OperatorSpec.Window.class, name = "window")
})
public sealed interface OperatorSpec {

  /** Position of the input that the operator reads by itself, or null if it reads none. */
  default @Nullable Integer sideInput() {
    if (this instanceof HashJoin hash) {
      return hash.join().input();
    }
    if (this instanceof MergeJoin merge) {
      return merge.join().input();
    }
    return this instanceof KeyFilter filter ? filter.input() : null;
  }

  /** Keeps the rows for which the condition is true. */
  record Filter(Expr condition) implements OperatorSpec {}

  /** One output column. */
  record Projection(String name, Expr expr) {}

  /** Computes the output columns; a plain reference costs nothing. */
  record Project(List<Projection> projections) implements OperatorSpec {
    public Project {
      projections = List.copyOf(projections);
    }
  }

  /**
   * Groups in memory as far as the budget allows; a group may come out several times, in any order,
   * with intermediate values. Without keys: at least one row, also for no input.
   *
   * @param keys columns of the input, which come out first, under their names
   * @param maxGroups groups from which on those so far go on, or null for as many as the budget
   *     allows
   */
  record PartialAggregate(
      List<String> keys, List<AggregateSpec> aggregates, @Nullable Integer maxGroups)
      implements OperatorSpec {
    public PartialAggregate {
      keys = List.copyOf(keys);
      aggregates = List.copyOf(aggregates);
    }

    /** As many groups as the budget allows. */
    public PartialAggregate(List<String> keys, List<AggregateSpec> aggregates) {
      this(keys, aggregates, null);
    }
  }

  /**
   * Some of the grouping keys.
   *
   * @param isTotal whether a group comes out even without rows, all keys NULL
   */
  record KeySet(List<String> keys, boolean isTotal) {
    public KeySet {
      keys = List.copyOf(keys);
    }
  }

  /**
   * Groups again what is grouped by all keys, once for each set of them: keys that are not in the
   * set are NULL. A group may come out several times, in any order, with intermediate values.
   *
   * @param keys keys as they come out, first; all but {@code id} are columns of the input
   * @param aggregates intermediate values of the input, in columns of their names
   * @param id which of the keys is the position of the set, a LONG
   */
  record CombineSets(
      List<String> keys, List<AggregateSpec> aggregates, String id, List<KeySet> sets)
      implements OperatorSpec {
    public CombineSets {
      keys = List.copyOf(keys);
      aggregates = List.copyOf(aggregates);
      sets = List.copyOf(sets);
    }
  }

  /**
   * Merges intermediate values of equal keys; each key comes out once. Without keys all rows are
   * one group, and no rows still give one.
   *
   * @param finish whether the final values come out, or still intermediate ones
   * @param sorted whether the input is sorted by the keys, so that equal keys are neighbours, and
   *     so comes out; else groups come out in any order, and those that do not fit into memory are
   *     spilled by parts of the key's hash
   */
  record MergeAggregate(
      List<String> keys, List<AggregateSpec> aggregates, boolean finish, boolean sorted)
      implements OperatorSpec {
    public MergeAggregate {
      keys = List.copyOf(keys);
      aggregates = List.copyOf(aggregates);
    }

    /** Of sorted rows. */
    public MergeAggregate(List<String> keys, List<AggregateSpec> aggregates, boolean finish) {
      this(keys, aggregates, finish, true);
    }
  }

  /**
   * Puts out each row once for each element of an array, with further columns.
   *
   * @param array column of the arrays
   * @param element column with the element
   * @param ordinality LONG column with the place of the element, counted from 1, or null for none
   * @param outer whether a row without elements comes out once, with NULL in the further columns
   */
  record Unnest(String array, String element, @Nullable String ordinality, boolean outer)
      implements OperatorSpec {}

  /**
   * Skips, then takes.
   *
   * @param count rows taken, or null for all that are left
   */
  record Limit(long offset, @Nullable Long count) implements OperatorSpec {}

  /**
   * Gives each row several times, one after the other.
   *
   * @param times LONG column that says how often; a row with NULL or less than 1 goes
   */
  record Repeat(String times) implements OperatorSpec {}

  /**
   * Looks each row up in a table of the build side. Rows come out in the order in which they came,
   * those of the build side without a partner last; where the build side is spilled, in no order.
   *
   * @param mustFit whether a build side that does not fit into memory is a fault, {@code
   *     BroadcastTablesTooLarge}; else both sides are spilled by parts of the key's hash
   */
  record HashJoin(JoinSpec join, boolean mustFit) implements OperatorSpec {}

  /**
   * Reads both sides, which are sorted by the keys in ascending order with NULLs first, side by
   * side.
   *
   * @param mustFit whether rows of one key that do not fit into memory on either side are a fault,
   *     {@code TooManyRowsWithSameKey}; else they are spilled
   */
  record MergeJoin(JoinSpec join, boolean mustFit) implements OperatorSpec {}

  /**
   * Drops rows whose keys are surely not in a broadcast input; rows that stay may still have no
   * partner.
   *
   * @param input position of the input among those of the stage
   * @param build columns of that input
   * @param keys columns that are compared
   */
  record KeyFilter(int input, RowSignature build, List<JoinKey> keys) implements OperatorSpec {
    public KeyFilter {
      keys = List.copyOf(keys);
    }
  }

  /**
   * Adds the values of window functions. The input is sorted by partition and order; rows come out
   * in the order in which they came.
   */
  record Window(WindowSpec window) implements OperatorSpec {}
}
