package dev.sluice.sql.translate;

import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.join.JoinColumn;
import dev.sluice.core.join.JoinSpec;
import dev.sluice.core.operator.OperatorSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Leaves out of a chain what projections and joins give and nothing after them reads. */
final class UnusedColumns {
  /** Columns read behind the operator in hand; null if all are. */
  private @Nullable Set<String> read;

  private UnusedColumns() {}

  /** The chain without columns that nobody reads; what comes out of it stays the same. */
  static List<OperatorSpec> without(List<OperatorSpec> operators) {
    UnusedColumns unused = new UnusedColumns();
    List<OperatorSpec> kept = new ArrayList<>();
    for (int i = operators.size() - 1; i >= 0; i--) {
      kept.add(unused.narrowed(operators.get(i)));
    }
    Collections.reverse(kept);
    return kept;
  }

  private OperatorSpec narrowed(OperatorSpec operator) {
    if (operator instanceof OperatorSpec.Filter filter) {
      reads(Expressions.columns(List.of(filter.condition())));
    } else if (operator instanceof OperatorSpec.Project project) {
      return narrowed(project);
    } else if (operator instanceof OperatorSpec.PartialAggregate aggregate) {
      read = new HashSet<>(aggregate.keys());
      for (AggregateSpec each : aggregate.aggregates()) {
        read.addAll(each.inputs());
        if (each.filter() != null) {
          read.add(each.filter());
        }
      }
    } else if (operator instanceof OperatorSpec.HashJoin hash) {
      return new OperatorSpec.HashJoin(narrowed(hash.join()), hash.mustFit());
    } else if (operator instanceof OperatorSpec.MergeJoin merge) {
      return new OperatorSpec.MergeJoin(narrowed(merge.join()), merge.mustFit());
    } else if (operator instanceof OperatorSpec.Window window) {
      reads(window.window().columns());
    } else if (operator instanceof OperatorSpec.KeyFilter filter) {
      filter.keys().forEach(key -> reads(List.of(key.probe())));
    } else if (operator instanceof OperatorSpec.Repeat repeat) {
      reads(List.of(repeat.times()));
    } else if (operator instanceof OperatorSpec.Unnest unnest) {
      reads(List.of(unnest.array()));
    } else if (operator instanceof OperatorSpec.CombineSets combine) {
      Set<String> combined = new HashSet<>(combine.keys());
      combine.aggregates().forEach(aggregate -> combined.add(aggregate.name()));
      read = combined;
    } else if (!(operator instanceof OperatorSpec.Limit)) {
      read = null;
    }
    return operator;
  }

  private OperatorSpec narrowed(OperatorSpec.Project project) {
    List<OperatorSpec.Projection> kept = project.projections();
    if (read != null) {
      Set<String> names = read;
      kept = kept.stream().filter(projection -> names.contains(projection.name())).toList();
    }
    read = Expressions.columns(kept.stream().map(OperatorSpec.Projection::expr).toList());
    return new OperatorSpec.Project(kept);
  }

  private JoinSpec narrowed(JoinSpec join) {
    Expr condition = join.condition();
    Set<String> tested = condition == null ? Set.of() : Expressions.columns(List.of(condition));
    List<JoinColumn> kept = new ArrayList<>();
    for (JoinColumn column : join.columns()) {
      boolean isOut = join.kind().givesBuild() && (read == null || read.contains(column.name()));
      if (isOut || tested.contains(column.name())) {
        kept.add(column);
      }
    }
    if (!join.kind().givesProbe()) {
      read = new HashSet<>();
    }
    reads(tested);
    join.keys().forEach(key -> reads(List.of(key.probe())));
    return new JoinSpec(
        join.input(), join.build(), join.kind(), join.keys(), kept, condition, join.mark());
  }

  private void reads(Iterable<String> columns) {
    if (read != null) {
      columns.forEach(read::add);
    }
  }
}
