package dev.sluice.sql.translate;

import dev.sluice.core.aggregate.AggregateRegistry;
import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ComplexType;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.sql.catalog.SqlTypes;
import dev.sluice.sql.parser.StatementException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rex.RexLiteral;
import org.jspecify.annotations.Nullable;

/** Aggregate calls of one grouping as measures, of which equal ones are shared. */
final class MeasureTranslator {
  private static final String PAIR = "serializablePairLong";

  private final List<Expr> fields;
  private final String letter;
  private final boolean isFinal;
  private final TranslationContext context;
  private final List<Origin.Measure> measures = new ArrayList<>();

  MeasureTranslator(List<Expr> fields, String letter, boolean isFinal, TranslationContext context) {
    this.fields = fields;
    this.letter = letter;
    this.isFinal = isFinal;
    this.context = context;
  }

  List<Origin.Measure> measures() {
    return List.copyOf(measures);
  }

  /** Value of the call, over the columns that the grouping gives. */
  Expr translate(AggregateCall call) {
    String name = call.getAggregation().getName();
    List<Expr> arguments = new ArrayList<>();
    call.getArgList().forEach(field -> arguments.add(fields.get(field)));
    Expr filter = call.hasFilter() ? fields.get(call.filterArg) : null;
    if (filter instanceof Expr.Call test && test.function().equals("is_true")) {
      filter = test.arguments().get(0);
    }
    if (filter != null && Expressions.isTrue(filter)) {
      filter = null;
    }
    if (call.isDistinct() && name.equals("COUNT")) {
      return measure("approx_count_distinct", arguments, filter, ScalarType.LONG);
    }
    return value(call, arguments, filter);
  }

  /** Value of the call for these arguments, each of which counts. */
  Expr value(AggregateCall call, List<Expr> arguments, @Nullable Expr filter) {
    String name = call.getAggregation().getName();
    ColumnType type = SqlTypes.fromSql(call.getType());
    return switch (name) {
      case "COUNT" -> count(arguments, filter);
      case "SUM" -> sum(arguments, filter);
      case "$SUM0" -> {
        Expr sum = sum(arguments, filter);
        yield orZero(sum, Decimals.isExact(sum) ? sum.type() : type);
      }
      case "AVG" -> quotient(sum(arguments, filter), count(arguments, filter));
      case "MIN" -> measure("min", arguments, filter, arguments.get(0).type());
      case "MAX" -> measure("max", arguments, filter, arguments.get(0).type());
      case "ANY_VALUE" -> picked("any_value", arguments, 1, filter);
      case "EARLIEST_BY" -> picked("earliest", arguments, 2, filter);
      case "LATEST_BY" -> picked("latest", arguments, 2, filter);
      case "APPROX_COUNT_DISTINCT", "APPROX_COUNT_DISTINCT_BUILTIN" ->
          measure("approx_count_distinct", arguments, filter, ScalarType.LONG);
      case "LITERAL_AGG" ->
          context.conversions().cast(context.literals().literal(literal(call)), type);
      default -> further(call, arguments, filter, type);
    };
  }

  private static RexLiteral literal(AggregateCall call) {
    return (RexLiteral) call.rexList.get(0);
  }

  private Expr further(
      AggregateCall call, List<Expr> arguments, @Nullable Expr filter, ColumnType type) {
    List<Expr> order = new ArrayList<>();
    call.getCollation()
        .getFieldCollations()
        .forEach(key -> order.add(fields.get(key.getFieldIndex())));
    ListCall list = ListCall.of(call, arguments, order, context.conversions());
    if (list == null) {
      return converted(call.getAggregation().getName(), arguments, filter, type);
    }
    return measure(list.function(), list.inputs(), filter, list.type(type), list.parameters());
  }

  /** An aggregate that takes its arguments as one type. */
  private Expr converted(
      String name, List<Expr> arguments, @Nullable Expr filter, ColumnType type) {
    AggregateName named = AggregateName.of(name);
    if (named == null) {
      throw Unsupported.construct("aggregate [" + name + "]");
    }
    List<Expr> converted = new ArrayList<>();
    for (Expr argument : arguments) {
      converted.add(
          named.input() == null ? argument : context.conversions().cast(argument, named.input()));
    }
    boolean keepsValues = named.input() == null && Decimals.isExact(converted.get(0));
    return measure(
        named.function(), converted, filter, keepsValues ? converted.get(0).type() : type);
  }

  /** Number of rows, or of those where no argument is NULL. */
  Expr count(List<Expr> arguments, @Nullable Expr filter) {
    List<Expr> values =
        arguments.stream()
            .filter(argument -> !(argument instanceof Expr.Literal known) || known.value() == null)
            .toList();
    if (values.size() < 2) {
      return measure("count", values, filter, ScalarType.LONG);
    }
    List<Expr> tests = new ArrayList<>();
    if (filter != null) {
      tests.add(filter);
    }
    values.forEach(value -> tests.add(Expressions.test("is_not_null", value)));
    return measure("count", List.of(), Expressions.and(tests), ScalarType.LONG);
  }

  Expr sum(List<Expr> arguments, @Nullable Expr filter) {
    ColumnType type = arguments.get(0).type();
    if (type instanceof DecimalType decimal) {
      return measure("sum", arguments, filter, DecimalType.widest(decimal.scale()));
    }
    boolean isLong = type == ScalarType.LONG;
    return measure("sum", arguments, filter, isLong ? ScalarType.LONG : ScalarType.DOUBLE);
  }

  /** The value, or 0 for NULL. */
  Expr orZero(Expr value, ColumnType type) {
    Expr zero = context.conversions().cast(Expressions.number(0), type);
    return Expressions.call("coalesce", type, value, zero);
  }

  Expr quotient(Expr sum, Expr count) {
    Conversions conversions = context.conversions();
    return Expressions.call(
        "divide",
        ScalarType.DOUBLE,
        conversions.cast(sum, ScalarType.DOUBLE),
        conversions.cast(count, ScalarType.DOUBLE));
  }

  /** An aggregate that gives one of its values; constants after the inputs are parameters. */
  private Expr picked(String function, List<Expr> arguments, int inputs, @Nullable Expr filter) {
    Map<String, Object> parameters = Map.of();
    if (arguments.size() > inputs) {
      parameters = Map.of("maxBytes", maxBytes(function, arguments.get(inputs)));
    }
    ColumnType type = finalType(arguments.get(0).type());
    return measure(function, arguments.subList(0, inputs), filter, type, parameters);
  }

  private static long maxBytes(String function, Expr argument) {
    if (argument instanceof Expr.Literal literal
        && literal.value() instanceof Long bytes
        && bytes > 0) {
      return bytes;
    }
    throw StatementException.of(
        "The maxBytesPerValue of [%s] must be a positive literal".formatted(function));
  }

  /** What stored pairs of time and value end in: the type of the value. */
  private static ColumnType finalType(ColumnType type) {
    return type instanceof ComplexType complex && complex.kind().startsWith(PAIR)
        ? ColumnType.parse(complex.kind().substring(PAIR.length()))
        : type;
  }

  /** Value of an aggregate without parameters. */
  Expr measure(String function, List<Expr> inputs, @Nullable Expr filter, ColumnType type) {
    return measure(function, inputs, filter, type, Map.of());
  }

  private Expr measure(
      String function,
      List<Expr> inputs,
      @Nullable Expr filter,
      ColumnType type,
      Map<String, Object> parameters) {
    Origin.Measure wanted = null;
    for (Origin.Measure known : measures) {
      Origin.Measure renamed =
          new Origin.Measure(known.name(), function, inputs, filter, type, parameters);
      if (known.equals(renamed)) {
        wanted = known;
      }
    }
    if (wanted == null) {
      wanted =
          new Origin.Measure(letter + measures.size(), function, inputs, filter, type, parameters);
      measures.add(wanted);
    }
    ColumnType given =
        isFinal ? type : AggregateRegistry.standard().intermediateType(wanted.unnamed());
    return new Expr.Reference(wanted.name(), given);
  }
}
