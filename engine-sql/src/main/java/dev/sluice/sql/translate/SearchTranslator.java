package dev.sluice.sql.translate;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ScalarType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.util.Sarg;

/** Searches for a value in a set of points and ranges: IN lists and combined comparisons. */
final class SearchTranslator {
  private final RexTranslator expressions;
  private final LiteralTranslator literals;
  private final Conversions conversions;

  SearchTranslator(RexTranslator expressions, TranslationContext context) {
    this.expressions = expressions;
    this.literals = context.literals();
    this.conversions = context.conversions();
  }

  Expr translate(RexCall call) {
    RexNode operand = call.getOperands().get(0);
    Expr value = expressions.translate(operand);
    RexLiteral literal = (RexLiteral) call.getOperands().get(1);
    Sarg<?> sarg = literal.getValueAs(Sarg.class);
    if (sarg == null) {
      return Expressions.nullOf(ScalarType.BOOLEAN);
    }
    Expr found = found(value, sarg, literal.getType());
    if (sarg.nullAs == RexUnknownAs.TRUE) {
      return Expressions.test("or", Expressions.test("is_null", value), found);
    }
    if (sarg.nullAs == RexUnknownAs.FALSE) {
      return Expressions.test("and", Expressions.test("is_not_null", value), found);
    }
    return found;
  }

  private Expr found(Expr value, Sarg<?> sarg, RelDataType type) {
    if (sarg.isComplementedPoints()) {
      return Expressions.test("not", points(value, sarg.negate(), type));
    }
    if (sarg.isPoints()) {
      return points(value, sarg, type);
    }
    List<Expr> alternatives = new ArrayList<>();
    for (Range<?> range : sarg.rangeSet.asRanges()) {
      alternatives.add(range(value, range, type));
    }
    if (alternatives.isEmpty()) {
      return new Expr.Literal(0L, ScalarType.BOOLEAN);
    }
    return alternatives.size() == 1
        ? alternatives.get(0)
        : new Expr.Call("or", alternatives, ScalarType.BOOLEAN);
  }

  private Expr points(Expr value, Sarg<?> sarg, RelDataType type) {
    List<Expr> arguments = new ArrayList<>();
    for (Range<?> range : sarg.rangeSet.asRanges()) {
      arguments.add(limit(value, range.lowerEndpoint(), type));
    }
    if (Decimals.isExact(value)) {
      return decimals(value, arguments);
    }
    if (arguments.size() == 1) {
      return expressions.comparison("equals", value, arguments.get(0));
    }
    Expr needle = value;
    boolean wide = arguments.stream().anyMatch(point -> !point.type().equals(value.type()));
    if (wide) {
      arguments.replaceAll(point -> conversions.comparable(value, point).get(1));
      needle = conversions.cast(value, arguments.get(0).type());
    }
    Expr subject = needle;
    arguments.replaceAll(point -> conversions.cast(point, subject.type()));
    arguments.add(0, subject);
    return new Expr.Call("in", arguments, ScalarType.BOOLEAN);
  }

  private Expr limit(Expr value, Comparable<?> limit, RelDataType type) {
    Expr exact =
        Decimals.isExact(value) && limit instanceof BigDecimal number
            ? Decimals.literal(number)
            : null;
    return exact == null ? literals.literal(limit, type) : exact;
  }

  /** One test if all points are of the value's type, else a comparison for each. */
  private Expr decimals(Expr value, List<Expr> points) {
    List<Expr> arguments = new ArrayList<>(List.of(value));
    List<Expr> equalities = new ArrayList<>();
    for (Expr point : points) {
      List<Expr> pair = conversions.comparable(value, point);
      arguments.add(pair.get(1));
      equalities.add(new Expr.Call("equals", pair, ScalarType.BOOLEAN));
    }
    if (equalities.size() == 1) {
      return equalities.get(0);
    }
    boolean alike = arguments.stream().allMatch(a -> a.type().equals(value.type()));
    return new Expr.Call(alike ? "in" : "or", alike ? arguments : equalities, ScalarType.BOOLEAN);
  }

  private Expr range(Expr value, Range<?> range, RelDataType type) {
    List<Expr> bounds = new ArrayList<>();
    if (range.hasLowerBound()
        && range.hasUpperBound()
        && range.lowerEndpoint().equals(range.upperEndpoint())) {
      return bound(value, "equals", range.lowerEndpoint(), type);
    }
    if (range.hasLowerBound()) {
      boolean closed = range.lowerBoundType() == BoundType.CLOSED;
      String test = closed ? "greater_than_or_equal" : "greater_than";
      bounds.add(bound(value, test, range.lowerEndpoint(), type));
    }
    if (range.hasUpperBound()) {
      boolean closed = range.upperBoundType() == BoundType.CLOSED;
      String test = closed ? "less_than_or_equal" : "less_than";
      bounds.add(bound(value, test, range.upperEndpoint(), type));
    }
    return bounds.isEmpty() ? Expressions.test("is_not_null", value) : Expressions.and(bounds);
  }

  private Expr bound(Expr value, String test, Comparable<?> limit, RelDataType type) {
    return expressions.comparison(test, value, limit(value, limit, type));
  }
}
