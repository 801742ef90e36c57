package dev.sluice.core.operator;

import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.join.JoinSpec;
import dev.sluice.core.window.WindowSpec;
import dev.sluice.frames.type.RowSignature;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Columns of the input that a chain reads, found from its end. */
final class RequiredColumns {
  private RequiredColumns() {}

  static List<String> of(List<OperatorSpec> chain, RowSignature input) {
    Set<String> needed = new HashSet<>();
    for (RowSignature.Column column : Operators.outputSignature(chain, input).columns()) {
      needed.add(column.name());
    }
    for (int i = chain.size() - 1; i >= 0; i--) {
      needed = before(chain.get(i), needed);
    }
    Set<String> names = needed;
    return input.columns().stream().map(RowSignature.Column::name).filter(names::contains).toList();
  }

  private static Set<String> before(OperatorSpec spec, Set<String> needed) {
    Set<String> columns = new HashSet<>();
    if (spec instanceof OperatorSpec.Filter filter) {
      columns.addAll(needed);
      references(filter.condition(), columns);
    } else if (spec instanceof OperatorSpec.Project project) {
      for (OperatorSpec.Projection projection : project.projections()) {
        if (needed.contains(projection.name())) {
          references(projection.expr(), columns);
        }
      }
    } else if (spec instanceof OperatorSpec.PartialAggregate aggregate) {
      columns.addAll(aggregate.keys());
      for (AggregateSpec each : aggregate.aggregates()) {
        columns.addAll(each.inputs());
        if (each.filter() != null) {
          columns.add(each.filter());
        }
      }
    } else if (spec instanceof OperatorSpec.Unnest unnest) {
      columns.addAll(needed);
      columns.remove(unnest.element());
      columns.remove(unnest.ordinality());
      columns.add(unnest.array());
    } else if (spec instanceof OperatorSpec.CombineSets combine) {
      columns.addAll(combine.keys());
      columns.remove(combine.id());
      combine.aggregates().forEach(each -> columns.add(each.name()));
    } else if (spec instanceof OperatorSpec.MergeAggregate aggregate) {
      columns.addAll(aggregate.keys());
      aggregate.aggregates().forEach(each -> columns.add(each.name()));
    } else if (spec instanceof OperatorSpec.HashJoin hash) {
      beforeJoin(hash.join(), needed, columns);
    } else if (spec instanceof OperatorSpec.MergeJoin merge) {
      beforeJoin(merge.join(), needed, columns);
    } else if (spec instanceof OperatorSpec.Repeat repeat) {
      columns.addAll(needed);
      columns.add(repeat.times());
    } else if (spec instanceof OperatorSpec.KeyFilter filter) {
      columns.addAll(needed);
      filter.keys().forEach(key -> columns.add(key.probe()));
    } else if (spec instanceof OperatorSpec.Window window) {
      columns.addAll(needed);
      beforeWindow(window.window(), columns);
    } else {
      columns.addAll(needed);
    }
    return columns;
  }

  private static void beforeJoin(JoinSpec join, Set<String> needed, Set<String> columns) {
    columns.addAll(needed);
    join.keys().forEach(key -> columns.add(key.probe()));
    if (join.condition() != null) {
      references(join.condition(), columns);
    }
    join.columns().forEach(column -> columns.remove(column.name()));
    if (join.mark() != null) {
      columns.remove(join.mark());
    }
  }

  static List<String> ofSide(List<OperatorSpec> chain, int input, RowSignature signature) {
    Set<String> names = new HashSet<>();
    for (OperatorSpec spec : chain) {
      Integer side = spec.sideInput();
      if (side != null && side == input) {
        addSide(spec, names);
      }
    }
    return signature.columns().stream()
        .map(RowSignature.Column::name)
        .filter(names::contains)
        .toList();
  }

  private static void addSide(OperatorSpec spec, Set<String> names) {
    if (spec instanceof OperatorSpec.KeyFilter filter) {
      filter.keys().forEach(key -> names.add(key.build()));
      return;
    }
    JoinSpec join =
        spec instanceof OperatorSpec.HashJoin hash
            ? hash.join()
            : ((OperatorSpec.MergeJoin) spec).join();
    join.keys().forEach(key -> names.add(key.build()));
    join.columns().forEach(column -> names.add(column.build()));
  }

  private static void beforeWindow(WindowSpec window, Set<String> columns) {
    window.calls().forEach(call -> columns.remove(call.function().name()));
    columns.addAll(window.columns());
  }

  private static void references(Expr expr, Set<String> into) {
    if (expr instanceof Expr.Reference reference) {
      into.add(reference.column());
    } else if (expr instanceof Expr.Call call) {
      call.arguments().forEach(argument -> references(argument, into));
    }
  }
}
