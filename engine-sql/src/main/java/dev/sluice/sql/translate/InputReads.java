package dev.sluice.sql.translate;

import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.join.JoinSpec;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.operator.Operators;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.Interval;
import dev.sluice.frames.type.RowSignature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a chain of operators reads of its inputs. */
final class InputReads {
  private InputReads() {}

  /** The inputs with tables cut down to columns, time chunks and rows that the chain can use. */
  static List<InputSpec> narrowed(List<InputSpec> inputs, List<OperatorSpec> operators) {
    List<InputSpec> narrowed = new ArrayList<>();
    for (InputSpec input : inputs) {
      narrowed.add(input instanceof InputSpec.Table table ? narrowed(table, operators) : input);
    }
    return narrowed;
  }

  private static InputSpec narrowed(InputSpec.Table table, List<OperatorSpec> operators) {
    Expr filter = firstFilter(operators);
    List<Interval> intervals =
        filter == null ? List.of(Interval.ETERNITY) : TimeIntervals.of(filter);
    return new InputSpec.Table(
        table.dataSource(), used(table.signature(), operators), intervals, filter);
  }

  private static @Nullable Expr firstFilter(List<OperatorSpec> operators) {
    return !operators.isEmpty() && operators.get(0) instanceof OperatorSpec.Filter filter
        ? filter.condition()
        : null;
  }

  /** Columns that the chain reads, in the order of its input. */
  private static RowSignature used(RowSignature signature, List<OperatorSpec> operators) {
    Set<String> names = Set.copyOf(Operators.requiredColumns(operators, signature));
    return RowSignature.of(
        signature.columns().stream().filter(column -> names.contains(column.name())).toList());
  }

  /** Columns that the operators name until the first of them makes new columns. */
  static Set<String> columns(List<OperatorSpec> operators) {
    Set<String> names = new HashSet<>();
    for (OperatorSpec operator : operators) {
      if (operator instanceof OperatorSpec.Filter filter) {
        names.addAll(Expressions.columns(List.of(filter.condition())));
      } else if (operator instanceof OperatorSpec.Project project) {
        names.addAll(
            Expressions.columns(
                project.projections().stream().map(OperatorSpec.Projection::expr).toList()));
        return names;
      } else if (operator instanceof OperatorSpec.HashJoin hash) {
        names.addAll(columns(hash.join()));
      } else if (operator instanceof OperatorSpec.MergeJoin merge) {
        names.addAll(columns(merge.join()));
      } else if (operator instanceof OperatorSpec.Repeat repeat) {
        names.add(repeat.times());
      } else if (operator instanceof OperatorSpec.Window window) {
        names.addAll(window.window().columns());
      } else if (operator instanceof OperatorSpec.KeyFilter filter) {
        filter.keys().forEach(key -> names.add(key.probe()));
      } else if (operator instanceof OperatorSpec.Unnest unnest) {
        names.add(unnest.array());
      } else if (operator instanceof OperatorSpec.PartialAggregate aggregate) {
        names.addAll(aggregate.keys());
        for (AggregateSpec spec : aggregate.aggregates()) {
          names.addAll(spec.inputs());
          if (spec.filter() != null) {
            names.add(spec.filter());
          }
        }
        return names;
      }
    }
    return names;
  }

  private static Set<String> columns(JoinSpec join) {
    Set<String> names = new HashSet<>();
    join.keys().forEach(key -> names.add(key.probe()));
    if (join.condition() != null) {
      names.addAll(Expressions.columns(List.of(join.condition())));
    }
    return names;
  }
}
