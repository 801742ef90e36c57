package dev.sluice.core.operator;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.core.expr.Expr;
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
  @JsonSubTypes.Type(value = OperatorSpec.MergeAggregate.class, name = "mergeAggregate"),
  @JsonSubTypes.Type(value = OperatorSpec.Limit.class, name = "limit")
})
public sealed interface OperatorSpec {

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
   * with intermediate values. Without keys: exactly one row, also for no input.
   *
   * @param keys columns of the input, which come out first, under their names
   */
  record PartialAggregate(List<String> keys, List<AggregateSpec> aggregates)
      implements OperatorSpec {
    public PartialAggregate {
      keys = List.copyOf(keys);
      aggregates = List.copyOf(aggregates);
    }
  }

  /**
   * Merges intermediate values of equal keys. The input is sorted by the keys, so equal keys are
   * neighbours; without keys all rows are one group, and no rows still give one.
   *
   * @param finish whether the final values come out, or still intermediate ones
   */
  record MergeAggregate(List<String> keys, List<AggregateSpec> aggregates, boolean finish)
      implements OperatorSpec {
    public MergeAggregate {
      keys = List.copyOf(keys);
      aggregates = List.copyOf(aggregates);
    }
  }

  /**
   * Skips, then takes.
   *
   * @param count rows taken, or null for all that are left
   */
  record Limit(long offset, @Nullable Long count) implements OperatorSpec {}
}
