package dev.sluice.sql.translate;

import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.frames.type.ColumnType;
import java.util.ArrayList;
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
   * @param sets what combinations of the keys the rows are grouped by; null for all of them
   */
  record Groups(
      Relation input,
      List<Key> keys,
      List<Measure> aggregates,
      boolean isFinal,
      @Nullable Sets sets)
      implements Origin {
    public Groups {
      keys = List.copyOf(keys);
      aggregates = List.copyOf(aggregates);
    }

    Groups(Relation input, List<Key> keys, List<Measure> aggregates, boolean isFinal) {
      this(input, keys, aggregates, isFinal, null);
    }

    /** Names of the keys, with that of the number of the set last. */
    List<String> keyNames() {
      List<String> names = new ArrayList<>();
      keys.forEach(key -> names.add(key.name()));
      if (sets != null) {
        names.add(sets.id());
      }
      return names;
    }

    /** Whether exactly one group comes out. */
    boolean isOneRow() {
      return keys.isEmpty() && sets == null;
    }

    /** What each key is computed from, by its name. */
    Map<String, Expr> keyExprs() {
      return keys.stream().collect(Collectors.toMap(Key::name, Key::expr));
    }
  }

  /**
   * Combinations of keys.
   *
   * @param id column that tells the set of a group, by its position
   */
  record Sets(String id, List<OperatorSpec.KeySet> sets) {
    public Sets {
      sets = List.copyOf(sets);
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
