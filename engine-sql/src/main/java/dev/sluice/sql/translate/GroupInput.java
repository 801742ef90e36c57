package dev.sluice.sql.translate;

import dev.sluice.core.aggregate.AggregateRegistry;
import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The stage that makes partial groups.
 *
 * @param operators its work
 * @param keys grouping keys, sorted as the shuffle sorts them
 * @param aggregates aggregates with the columns that they read
 */
record GroupInput(List<OperatorSpec> operators, RowSignature keys, List<AggregateSpec> aggregates) {

  /** Groups of which a table stays in the caches of a core. */
  private static final int CACHED_GROUPS = 1 << 17;

  static GroupInput of(Origin.Groups groups, GroupOrder order, List<Origin.Measure> measures) {
    Relation input = groups.input();
    Map<String, Expr> keyExprs = groups.keyExprs();
    Origin.Sets sets = groups.sets();
    RowSignature.Builder keys = RowSignature.builder();
    List<String> columns = new ArrayList<>();
    ProjectionNames names = new ProjectionNames("v", input.signature());
    for (String key : order.names()) {
      if (sets != null && key.equals(sets.id())) {
        keys.add(key, ScalarType.LONG);
        continue;
      }
      Expr expr = Expressions.required(keyExprs, key);
      names.put(key, expr);
      keys.add(key, expr.type());
      columns.add(key);
    }
    List<AggregateSpec> aggregates = new ArrayList<>();
    for (Origin.Measure measure : measures) {
      List<String> inputs = new ArrayList<>();
      measure.inputs().forEach(argument -> inputs.add(names.add(argument)));
      Expr filter = measure.filter();
      aggregates.add(measure.on(inputs, filter == null ? null : names.add(filter)));
    }
    List<OperatorSpec> operators =
        names.isPassing() ? Chain.filtering(input) : Chain.projecting(input, names.projections());
    operators.add(
        new OperatorSpec.PartialAggregate(
            columns, aggregates, order.isSorted() || sets != null ? null : CACHED_GROUPS));
    if (sets != null) {
      operators.add(
          new OperatorSpec.CombineSets(order.names(), aggregates, sets.id(), sets.sets()));
    }
    return new GroupInput(UnusedColumns.without(operators), keys.build(), aggregates);
  }

  /** What this stage gives: keys and intermediate values. */
  RowSignature signature() {
    return signature(false);
  }

  /** Keys and aggregates, with final or intermediate values. */
  RowSignature signature(boolean isFinal) {
    RowSignature.Builder signature = RowSignature.builder();
    keys.columns().forEach(key -> signature.add(key.name(), key.type()));
    for (AggregateSpec spec : aggregates) {
      signature.add(
          spec.name(),
          isFinal ? spec.outputType() : AggregateRegistry.standard().intermediateType(spec));
    }
    return signature.build();
  }
}
