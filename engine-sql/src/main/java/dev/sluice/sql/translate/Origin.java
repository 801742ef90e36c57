package dev.sluice.sql.translate;

import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.frames.type.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the rows of a relation come from. */
sealed interface Origin {

  /**
   * Inputs that a stage reads one after the other.
   *
   * @param isParallel whether several workers can share them
   */
  record Inputs(List<InputSpec> inputs, boolean isParallel) implements Origin {
    public Inputs {
      inputs = List.copyOf(inputs);
    }
  }

  /**
   * Groups of another relation, which take a stage before and one after the shuffle.
   *
   * @param input what is grouped
   * @param keys grouping keys, over the columns of the input
   * @param aggregates what is computed for each group
   * @param isFinal whether final values come out, or intermediate ones
   */
  record Groups(Relation input, List<Key> keys, List<Measure> aggregates, boolean isFinal)
      implements Origin {
    public Groups {
      keys = List.copyOf(keys);
      aggregates = List.copyOf(aggregates);
    }

    /** What each key is computed from, by its name. */
    Map<String, Expr> keyExprs() {
      return keys.stream().collect(Collectors.toMap(Key::name, Key::expr));
    }
  }

  /** Grouping key: {@code d0}, {@code d1}, … and how it is computed. */
  record Key(String name, Expr expr) {}

  /**
   * One aggregate.
   *
   * @param name its output column: {@code a0}, {@code a1}, …
   * @param function its name in the registry
   * @param inputs its arguments, over the columns of the input
   * @param filter condition that admits a row, or null
   * @param type of the final value
   * @param parameters constants of the function
   */
  record Measure(
      String name,
      String function,
      List<Expr> inputs,
      @Nullable Expr filter,
      ColumnType type,
      Map<String, Object> parameters) {
    public Measure {
      inputs = List.copyOf(inputs);
      parameters = Map.copyOf(parameters);
    }

    /** The aggregate once its arguments stand in columns. */
    AggregateSpec on(List<String> columns, @Nullable String filterColumn) {
      List<ColumnType> types = inputs.stream().map(Expr::type).toList();
      return new AggregateSpec(name, function, columns, types, filterColumn, type, parameters);
    }

    /** The aggregate for questions that do not depend on names. */
    AggregateSpec unnamed() {
      return on(inputs.stream().map(input -> "").toList(), null);
    }
  }
}
