package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.sql.catalog.SqlTypes;
import dev.sluice.sql.rel.DistinctAggregates;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;

/**
 * Exact aggregates of distinct values: rows are grouped by keys and values first, which leaves each
 * value once, and then by the keys alone. Other aggregates are computed in the first grouping and
 * put together in the second.
 */
final class DistinctTranslator {
  private final TranslationContext context;
  private final StageBuilder builder;

  DistinctTranslator(TranslationContext context, StageBuilder builder) {
    this.context = context;
    this.builder = builder;
  }

  Relation translate(Aggregate aggregate, Relation input) {
    Set<Integer> fields = new LinkedHashSet<>(aggregate.getGroupSet().asList());
    for (AggregateCall call : aggregate.getAggCallList()) {
      if (DistinctAggregates.isDistinct(call)) {
        fields.addAll(call.getArgList());
      }
    }
    Grouping first = new Grouping(input, context);
    List<Integer> positions = List.copyOf(fields);
    positions.forEach(first::key);
    List<List<Integer>> parts = new ArrayList<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      parts.add(DistinctAggregates.isDistinct(call) ? List.of() : first.parts(call));
    }

    Grouping second = new Grouping(builder.input(first.relation()), context);
    for (int field : aggregate.getGroupSet()) {
      second.key(positions.indexOf(field));
    }
    for (int i = 0; i < parts.size(); i++) {
      AggregateCall call = aggregate.getAggCallList().get(i);
      if (DistinctAggregates.isDistinct(call)) {
        second.distinct(call, call.getArgList().stream().map(positions::indexOf).toList());
      } else {
        second.combined(call, parts.get(i));
      }
    }
    return second.relation();
  }

  /** One of the two groupings in the making. */
  private static final class Grouping {
    private final Relation input;
    private final MeasureTranslator measures;
    private final String keyLetter;
    private final List<Origin.Key> keys = new ArrayList<>();
    private final List<Expr> columns = new ArrayList<>();

    Grouping(Relation input, TranslationContext context) {
      RowSignature read = Expressions.signature(input.columns());
      this.input = input;
      this.keyLetter = ProjectionNames.unusedPrefix("d", read);
      this.measures =
          new MeasureTranslator(
              input.columns(), ProjectionNames.unusedPrefix("a", read), true, false, context);
    }

    Relation relation() {
      return AggregateTranslator.relation(
          new Origin.Groups(input, keys, measures.measures(), true), columns);
    }

    void key(int field) {
      Expr expr = input.columns().get(field);
      Origin.Key key = new Origin.Key(keyLetter + keys.size(), expr);
      keys.add(key);
      columns.add(new Expr.Reference(key.name(), expr.type()));
    }

    /** Computes what the call needs of a part of the rows; gives the fields where it stands. */
    List<Integer> parts(AggregateCall call) {
      List<Expr> arguments = call.getArgList().stream().map(input.columns()::get).toList();
      Expr filter = call.hasFilter() ? input.columns().get(call.filterArg) : null;
      String name = call.getAggregation().getName();
      int from = columns.size();
      if (name.equals("AVG")) {
        columns.add(measures.sum(arguments, filter));
        columns.add(measures.count(arguments, filter));
      } else if (name.equals("COUNT")) {
        columns.add(measures.count(arguments, filter));
      } else if (name.equals("SUM") || name.equals("$SUM0")) {
        columns.add(measures.sum(arguments, filter));
      } else {
        columns.add(measures.translate(call, List.of()));
      }
      return from + 1 == columns.size() ? List.of(from) : List.of(from, from + 1);
    }

    /** Adds the value of the call for all rows, from its values for parts of them. */
    void combined(AggregateCall call, List<Integer> parts) {
      List<Expr> values = parts.stream().map(input.columns()::get).toList();
      List<Expr> first = values.subList(0, 1);
      ColumnType type = SqlTypes.fromSql(call.getType());
      columns.add(
          switch (call.getAggregation().getName()) {
            case "COUNT" ->
                keys.isEmpty()
                    ? measures.orZero(measures.sum(first, null), type)
                    : measures.sum(first, null);
            case "$SUM0" -> measures.orZero(measures.sum(first, null), type);
            case "SUM" -> measures.sum(first, null);
            case "AVG" ->
                measures.quotient(
                    measures.sum(first, null), measures.sum(values.subList(1, 2), null));
            case "MIN" -> measures.measure("min", first, null, first.get(0).type());
            case "MAX" -> measures.measure("max", first, null, first.get(0).type());
            default -> measures.measure("any_value", first, null, first.get(0).type());
          });
    }

    /** Adds the value of the call for values of which each stands there once. */
    void distinct(AggregateCall call, List<Integer> fields) {
      List<Expr> values = fields.stream().map(input.columns()::get).toList();
      columns.add(
          switch (call.getAggregation().getName()) {
            case "COUNT" ->
                values.size() == 1
                    ? measures.count(values, null)
                    : measures.count(List.of(), isComplete(values));
            case "SUM" -> measures.sum(values, null);
            case "$SUM0" ->
                measures.orZero(measures.sum(values, null), SqlTypes.fromSql(call.getType()));
            case "AVG" ->
                measures.quotient(measures.sum(values, null), measures.count(values, null));
            default ->
                throw Unsupported.construct(
                    "DISTINCT in aggregate [" + call.getAggregation().getName() + "]");
          });
    }

    private static Expr isComplete(List<Expr> values) {
      List<Expr> tests = new ArrayList<>();
      values.forEach(value -> tests.add(Expressions.test("is_not_null", value)));
      return Expressions.and(tests);
    }
  }
}
