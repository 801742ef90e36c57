package dev.sluice.core.query;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.operator.OperatorSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the operators of a chain do, by kind. */
record Steps(
    List<Expr> filters,
    List<OperatorSpec.Projection> projections,
    OperatorSpec.@Nullable PartialAggregate partial,
    OperatorSpec.@Nullable MergeAggregate merge,
    List<Expr> having,
    List<OperatorSpec.Projection> after,
    OperatorSpec.@Nullable Limit limit) {

  static Steps of(List<OperatorSpec> operators) {
    List<Expr> filters = new ArrayList<>();
    List<OperatorSpec.Projection> projections = new ArrayList<>();
    List<Expr> having = new ArrayList<>();
    List<OperatorSpec.Projection> after = new ArrayList<>();
    OperatorSpec.PartialAggregate partial = null;
    OperatorSpec.MergeAggregate merge = null;
    OperatorSpec.Limit limit = null;
    for (OperatorSpec operator : operators) {
      boolean grouped = partial != null || merge != null;
      if (operator instanceof OperatorSpec.Filter filter) {
        (grouped ? having : filters).add(filter.condition());
      } else if (operator instanceof OperatorSpec.Project project) {
        (grouped ? after : projections).addAll(project.projections());
      } else if (operator instanceof OperatorSpec.PartialAggregate aggregate) {
        partial = aggregate;
      } else if (operator instanceof OperatorSpec.MergeAggregate aggregate) {
        merge = aggregate;
      } else if (operator instanceof OperatorSpec.Limit cut) {
        limit = cut;
      }
    }
    return new Steps(filters, projections, partial, merge, having, after, limit);
  }

  /** Expressions by the column that they compute, without plain references to the same name. */
  Map<String, Expr> computed() {
    Map<String, Expr> computed = new LinkedHashMap<>();
    for (OperatorSpec.Projection projection : projections) {
      boolean plain =
          projection.expr() instanceof Expr.Reference column
              && column.column().equals(projection.name());
      if (!plain) {
        computed.put(projection.name(), projection.expr());
      }
    }
    return computed;
  }
}
