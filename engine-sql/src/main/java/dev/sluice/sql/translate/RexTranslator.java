package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.sql.catalog.SqlTypes;
import dev.sluice.sql.function.NumericFunctions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.type.SqlTypeName;

/** Row expressions of Calcite as expressions over the columns below them. */
final class RexTranslator {
  private final List<Expr> columns;
  private final Conversions conversions;
  private final LiteralTranslator literals;
  private final SearchTranslator searches;
  private final TimeTranslator times;
  private final IntervalTranslator intervals;
  private final ConstantFolder constants;

  /**
   * Translator of expressions over one input.
   *
   * @param columns what the fields of the input are
   */
  RexTranslator(List<Expr> columns, TranslationContext context) {
    this.columns = columns;
    this.conversions = context.conversions();
    this.literals = context.literals();
    this.searches = new SearchTranslator(this, context);
    this.times = new TimeTranslator(this, context);
    this.intervals = new IntervalTranslator(this, context);
    this.constants = context.constants();
  }

  List<Expr> translateAll(List<RexNode> nodes) {
    List<Expr> exprs = new ArrayList<>(nodes.size());
    nodes.forEach(node -> exprs.add(translate(node)));
    return exprs;
  }

  Expr translate(RexNode node) {
    if (node instanceof RexInputRef reference) {
      return columns.get(reference.getIndex());
    }
    if (node instanceof RexLiteral literal) {
      return literals.literal(literal);
    }
    if (node instanceof RexSubQuery query) {
      throw Unsupported.construct("a subquery in an expression [" + query.getOperator() + "]");
    }
    if (node instanceof RexOver over) {
      throw Unsupported.construct("the window function [" + over.getOperator() + "]");
    }
    if (node instanceof RexFieldAccess || node instanceof RexCorrelVariable) {
      throw Unsupported.construct("a correlated subquery");
    }
    if (node instanceof RexCall call) {
      return constants.fold(call(call));
    }
    throw Unsupported.construct("expression [" + node + "]");
  }

  private Expr call(RexCall call) {
    List<RexNode> operands = call.getOperands();
    if (times.handles(call)) {
      return times.translate(call);
    }
    if (intervals.handles(call)) {
      return intervals.translate(call);
    }
    if (RowComparisons.handles(call)) {
      return new RowComparisons(this).translate(call);
    }
    return switch (call.getKind()) {
      case AND -> connective("and", operands);
      case OR -> connective("or", operands);
      case NOT -> Expressions.test("not", translate(operands.get(0)));
      case IS_NULL, IS_UNKNOWN -> test("is_null", operands);
      case IS_NOT_NULL -> test("is_not_null", operands);
      case IS_TRUE -> test("is_true", operands);
      case IS_NOT_TRUE -> test("is_not_true", operands);
      case IS_FALSE -> test("is_false", operands);
      case IS_NOT_FALSE -> test("is_not_false", operands);
      case EQUALS -> comparison("equals", operands);
      case NOT_EQUALS -> comparison("not_equals", operands);
      case LESS_THAN -> comparison("less_than", operands);
      case LESS_THAN_OR_EQUAL -> comparison("less_than_or_equal", operands);
      case GREATER_THAN -> comparison("greater_than", operands);
      case GREATER_THAN_OR_EQUAL -> comparison("greater_than_or_equal", operands);
      case IS_NOT_DISTINCT_FROM -> comparison("is_not_distinct_from", operands);
      case IS_DISTINCT_FROM -> comparison("is_distinct_from", operands);
      case SEARCH -> searches.translate(call);
      case PLUS -> arithmetic("add", call);
      case MINUS -> arithmetic("subtract", call);
      case TIMES -> arithmetic("multiply", call);
      case DIVIDE -> arithmetic("divide", call);
      case MOD -> arithmetic("mod", call);
      case MINUS_PREFIX -> arithmetic("negate", call);
      case PLUS_PREFIX, REINTERPRET -> translate(operands.get(0));
      case CAST, SAFE_CAST -> cast(operands.get(0), call);
      case CASE -> choice(call);
      case COALESCE -> {
        List<Expr> values = Decimals.meeting(operands, translateAll(operands));
        ColumnType type = Decimals.type(call, values);
        yield new Expr.Call("coalesce", converted(values, type), type);
      }
      case ARRAY_VALUE_CONSTRUCTOR -> new Expr.Call("array", translateAll(operands), typeOf(call));
      case ITEM -> new Expr.Call("array_ordinal", translateAll(operands), typeOf(call));
      default -> named(call);
    };
  }

  private Expr connective(String function, List<RexNode> operands) {
    return Memberships.connective(function, translateAll(operands));
  }

  private Expr test(String function, List<RexNode> operands) {
    return Expressions.test(function, translate(operands.get(0)));
  }

  Expr comparison(String function, List<RexNode> operands) {
    List<Expr> sides = Decimals.meeting(operands, translateAll(operands));
    return comparison(function, sides.get(0), sides.get(1));
  }

  Expr comparison(String function, Expr left, Expr right) {
    return new Expr.Call(function, conversions.comparable(left, right), ScalarType.BOOLEAN);
  }

  private Expr arithmetic(String function, RexCall call) {
    List<Expr> operands = Decimals.meeting(call.getOperands(), translateAll(call.getOperands()));
    Expr exact = Decimals.arithmetic(function, call, operands);
    if (exact != null) {
      return exact;
    }
    ColumnType type = computed(typeOf(call));
    return new Expr.Call(function, converted(operands, type), type);
  }

  private Expr choice(RexCall call) {
    List<Expr> arguments = new ArrayList<>();
    List<RexNode> nodes = call.getOperands();
    List<Expr> operands = Decimals.meeting(nodes, translateAll(nodes));
    ColumnType type = Decimals.type(call, operands);
    for (int i = 0; i < operands.size(); i++) {
      Expr argument = operands.get(i);
      boolean isCondition = i % 2 == 0 && i < operands.size() - 1;
      arguments.add(isCondition ? argument : conversions.cast(argument, type));
    }
    return new Expr.Call("case", arguments, type);
  }

  private List<Expr> converted(List<Expr> operands, ColumnType type) {
    List<Expr> converted = new ArrayList<>();
    for (Expr operand : operands) {
      converted.add(conversions.cast(operand, type));
    }
    return converted;
  }

  private Expr cast(RexNode operand, RexCall call) {
    Expr value = translate(operand);
    if (value.type() instanceof DecimalType exact
        && call.getType().getSqlTypeName() == SqlTypeName.DECIMAL
        && call.getType().getScale() >= exact.scale()) {
      return value; // the validator's own widening: who takes the value brings it into its type
    }
    return conversions.cast(value, Decimals.type(call, List.of(value)));
  }

  private Expr exact(RexCall call) {
    List<RexNode> operands = call.getOperands();
    Expr value = translate(operands.get(0));
    Expr literal =
        operands.get(0) instanceof RexLiteral rex && value.type() == ScalarType.DOUBLE
            ? Decimals.literal(rex.getValueAs(BigDecimal.class))
            : null;
    return conversions.cast(literal == null ? value : literal, SqlTypes.exact(call.getType()));
  }

  private Expr named(RexCall call) {
    if (call.getOperator().equals(NumericFunctions.EXACT_DECIMAL)) {
      return exact(call);
    }
    List<Expr> arguments = new ArrayList<>();
    for (RexNode operand : call.getOperands()) {
      if (operand instanceof RexLiteral literal && literal.getTypeName() == SqlTypeName.SYMBOL) {
        arguments.add(Expressions.text(String.valueOf(literal.getValue())));
      } else {
        arguments.add(translate(operand));
      }
    }
    return NamedFunctions.call(
        call.getOperator().getName(),
        Decimals.meeting(call.getOperands(), arguments),
        computed(typeOf(call)),
        Decimals.type(call, arguments),
        conversions);
  }

  private static ColumnType typeOf(RexNode node) {
    return SqlTypes.fromSql(node.getType());
  }

  /** FLOAT is what columns have; computing with it gives DOUBLE. */
  private static ColumnType computed(ColumnType type) {
    return type == ScalarType.FLOAT ? ScalarType.DOUBLE : type;
  }
}
