package dev.sluice.sql.translate;

import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.window.WindowCall;
import dev.sluice.core.window.WindowFrame;
import dev.sluice.core.window.WindowSpec;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.sql.catalog.SqlTypes;
import dev.sluice.sql.parser.StatementException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** The calls of all windows that one sort serves, with the columns that they read. */
final class WindowCalls {
  private final Window window;
  private final RowSignature input;
  private final boolean approximate;
  private final TranslationContext context;
  private final ProjectionNames names;
  private final String letter;
  private final List<Expr> fields;
  private final List<Expr> arguments;
  private final Map<Place, List<WindowCall>> places = new LinkedHashMap<>();
  private int count;

  /** Partition and order of windows, as columns. */
  private record Place(List<String> partition, List<KeyColumn> order) {}

  /**
   * No calls yet.
   *
   * @param input columns of the rows
   * @param fields what the fields of the window's input are
   * @param constants what follows these fields among arguments
   */
  WindowCalls(
      Window window,
      RowSignature input,
      List<Expr> fields,
      List<Expr> constants,
      boolean approximate,
      TranslationContext context) {
    this.window = window;
    this.input = input;
    this.approximate = approximate;
    this.context = context;
    this.fields = fields;
    arguments = new ArrayList<>(fields);
    arguments.addAll(constants);
    names = new ProjectionNames("v", input);
    for (RowSignature.Column column : input.columns()) {
      names.add(new Expr.Reference(column.name(), column.type()));
    }
    letter = ProjectionNames.unusedPrefix("w", input);
  }

  List<Expr> fields() {
    return fields;
  }

  /**
   * Adds the calls of a group.
   *
   * @param firstField field of its first call
   * @param used fields that are read
   * @param values takes the value of each field
   */
  void add(Window.Group group, int firstField, ImmutableBitSet used, Map<Integer, Expr> values) {
    WindowBounds bounds = new WindowBounds(window, group, arguments, context);
    List<String> partition = new ArrayList<>();
    group.keys.forEach(field -> addColumn(partition, fields.get(field)));
    List<KeyColumn> order = new ArrayList<>();
    for (RelFieldCollation key : group.orderKeys.getFieldCollations()) {
      Expr expr = fields.get(key.getFieldIndex());
      if (!(expr instanceof Expr.Literal)) {
        order.add(SortKeys.of(key, expr).on(names.add(expr)));
      }
    }
    WindowFrame frame = bounds.frame(names);
    if (bounds.searchedKey() != null) {
      order.set(0, withColumn(order.get(0), names.add(bounds.searchedKey())));
    }
    List<WindowCall> calls =
        places.computeIfAbsent(place(partition, order), place -> new ArrayList<>());
    Map<String, Expr> outputs = new HashMap<>();
    MeasureTranslator measures = new MeasureTranslator(arguments, "window ", true, context);
    List<AggregateCall> aggregates = group.getAggregateCalls(window);
    for (int i = 0; i < aggregates.size(); i++) {
      if (used.get(firstField + i)) {
        Expr value = value(group.aggCalls.get(i), aggregates.get(i), measures, frame, calls);
        for (Origin.Measure measure : measures.measures()) {
          outputs.computeIfAbsent(measure.name(), name -> aggregate(measure, frame, calls));
        }
        values.put(firstField + i, Expressions.replace(value, outputs));
      }
    }
  }

  private static KeyColumn withColumn(KeyColumn key, String column) {
    return new KeyColumn(column, key.order(), key.nullsHighest());
  }

  private static Place place(List<String> partition, List<KeyColumn> order) {
    WindowSpec spec = WindowTranslator.spec(partition, order, List.of(), null);
    return new Place(spec.partitionBy(), spec.orderBy());
  }

  private void addColumn(List<String> columns, Expr expr) {
    if (!(expr instanceof Expr.Literal)) {
      String name = names.add(expr);
      if (!columns.contains(name)) {
        columns.add(name);
      }
    }
  }

  private Expr value(
      Window.RexWinAggCall call,
      AggregateCall aggregate,
      MeasureTranslator measures,
      WindowFrame frame,
      List<WindowCall> calls) {
    String name = call.getOperator().getName();
    return switch (name) {
      case "ROW_NUMBER", "RANK", "DENSE_RANK", "PERCENT_RANK", "CUME_DIST" ->
          pick(call, aggregate, List.of(), Map.of(), frame, calls);
      case "NTILE" -> pick(call, aggregate, List.of(), number(aggregate, 0, 1), frame, calls);
      case "LAG", "LEAD" -> shift(call, aggregate, frame, calls);
      case "FIRST_VALUE", "LAST_VALUE" ->
          pick(call, aggregate, List.of(argument(aggregate, 0)), Map.of(), frame, calls);
      case "NTH_VALUE" ->
          pick(
              call,
              aggregate,
              List.of(argument(aggregate, 0)),
              number(aggregate, 1, 1),
              frame,
              calls);
      default -> {
        checkDistinct(aggregate, name);
        yield measures.translate(aggregate);
      }
    };
  }

  private void checkDistinct(AggregateCall call, String name) {
    boolean isEstimated = name.equals("COUNT") && approximate && call.getArgList().size() == 1;
    boolean isNeedless = name.equals("MIN") || name.equals("MAX");
    if (call.isDistinct() && !isEstimated && !isNeedless) {
      throw StatementException.of(
          "Aggregation [%s] with DISTINCT is not supported as a window function".formatted(name));
    }
  }

  private Expr shift(
      Window.RexWinAggCall call,
      AggregateCall aggregate,
      WindowFrame frame,
      List<WindowCall> calls) {
    ColumnType type = SqlTypes.fromSql(aggregate.getType());
    List<Expr> inputs = new ArrayList<>();
    int width = aggregate.getArgList().size();
    inputs.add(
        width > 2
            ? context.conversions().cast(argument(aggregate, 0), type)
            : argument(aggregate, 0));
    if (width > 2) {
      inputs.add(context.conversions().cast(argument(aggregate, 2), inputs.get(0).type()));
    }
    Map<String, Object> offset = width > 1 ? number(aggregate, 1, Long.MIN_VALUE) : Map.of("n", 1L);
    return pick(call, aggregate, inputs, offset, frame, calls);
  }

  private Expr argument(AggregateCall call, int index) {
    return arguments.get(call.getArgList().get(index));
  }

  private Map<String, Object> number(AggregateCall call, int index, long least) {
    Expr argument = argument(call, index);
    if (argument instanceof Expr.Literal literal
        && literal.value() instanceof Number number
        && number.doubleValue() == number.longValue()
        && number.longValue() >= least) {
      return Map.of("n", number.longValue());
    }
    throw StatementException.of(
        "Argument [%d] of [%s] must be a%s whole number, written as a literal"
            .formatted(index + 1, call.getAggregation().getName(), least > 0 ? " positive" : ""));
  }

  /** A function that is not an aggregate. */
  private Expr pick(
      Window.RexWinAggCall call,
      AggregateCall aggregate,
      List<Expr> inputs,
      Map<String, Object> parameters,
      WindowFrame frame,
      List<WindowCall> calls) {
    ColumnType type =
        inputs.isEmpty() ? SqlTypes.fromSql(aggregate.getType()) : inputs.get(0).type();
    AggregateSpec function =
        new AggregateSpec(
            letter + count++,
            call.getOperator().getName().toLowerCase(Locale.ROOT),
            inputs.stream().map(names::add).toList(),
            inputs.stream().map(Expr::type).toList(),
            null,
            type,
            parameters);
    boolean hasFrame = !inputs.isEmpty() && !isShift(function.function());
    return added(
        new WindowCall(function, hasFrame ? frame : WindowFrame.PARTITION, call.ignoreNulls),
        calls);
  }

  private static boolean isShift(String function) {
    return function.equals("lag") || function.equals("lead");
  }

  private Expr aggregate(Origin.Measure measure, WindowFrame frame, List<WindowCall> calls) {
    List<String> columns = new ArrayList<>();
    Origin.Measure unfiltered = unfiltered(measure);
    unfiltered.inputs().forEach(argument -> columns.add(names.add(argument)));
    AggregateSpec spec = unfiltered.on(columns, null);
    AggregateSpec named =
        new AggregateSpec(
            letter + count++,
            spec.function(),
            spec.inputs(),
            spec.inputTypes(),
            null,
            spec.outputType(),
            spec.parameters());
    return added(new WindowCall(named, frame, false), calls);
  }

  /** The aggregate of values that are NULL where the filter is not true. */
  private static Origin.Measure unfiltered(Origin.Measure measure) {
    Expr filter = measure.filter();
    if (filter == null) {
      return measure;
    }
    List<Expr> inputs = new ArrayList<>(measure.inputs());
    if (inputs.isEmpty()) {
      inputs.add(Expressions.number(1));
    }
    Expr first = inputs.get(0);
    inputs.set(
        0, Expressions.call("case", first.type(), filter, first, Expressions.nullOf(first.type())));
    return new Origin.Measure(
        measure.name(), measure.function(), inputs, null, measure.type(), measure.parameters());
  }

  private static Expr added(WindowCall call, List<WindowCall> calls) {
    calls.add(call);
    return new Expr.Reference(call.function().name(), call.function().outputType());
  }

  /** The rows once all windows are computed. */
  Relation applied(Relation rows, @Nullable Long maxRows) {
    List<OperatorSpec> operators = new ArrayList<>(rows.operators());
    if (!names.isPassing()) {
      operators.add(new OperatorSpec.Project(names.projections()));
    }
    RowSignature signature = names.isPassing() ? input : names.signature();
    for (Map.Entry<Place, List<WindowCall>> entry : places.entrySet()) {
      Place place = entry.getKey();
      WindowSpec spec = new WindowSpec(place.partition(), place.order(), entry.getValue(), maxRows);
      operators.add(new OperatorSpec.Window(spec));
      signature = spec.output(signature);
    }
    return new Relation(
        rows.origin(), rows.sides(), operators, signature, List.of(), rows.columns());
  }
}
