package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.CompiledPredicate;
import dev.sluice.core.expr.ConstantExpr;
import dev.sluice.core.expr.ConstantPredicate;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.kernel.Comparison;
import dev.sluice.core.expr.kernel.PairComparison;
import dev.sluice.core.expr.kernel.RangeTest;
import dev.sluice.core.expr.loop.DoubleToLong;
import dev.sluice.core.expr.loop.LongPair;
import dev.sluice.core.expr.loop.LongToLong;
import dev.sluice.core.expr.text.TextTestExpr;
import dev.sluice.core.expr.text.TextTestPredicate;
import dev.sluice.frames.type.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The six comparisons. A comparison of a number with a constant becomes a range. */
public final class Comparisons {
  private static final int TEXT_COST = 4;

  private Comparisons() {}

  /** The comparisons by name. */
  public static List<NamedFunction> all() {
    return List.of(
        function(Comparison.EQUAL, "equals(x, y)", "Whether x and y are equal"),
        function(Comparison.NOT_EQUAL, "not_equals(x, y)", "Whether x and y differ"),
        function(Comparison.LESS, "less_than(x, y)", "Whether x comes before y"),
        function(
            Comparison.LESS_OR_EQUAL,
            "less_than_or_equal(x, y)",
            "Whether x comes before y or is equal"),
        function(Comparison.GREATER, "greater_than(x, y)", "Whether x comes after y"),
        function(
            Comparison.GREATER_OR_EQUAL,
            "greater_than_or_equal(x, y)",
            "Whether x comes after y or is equal"));
  }

  private static NamedFunction function(Comparison comparison, String usage, String description) {
    return NamedFunction.of(
        usage,
        description,
        (call, context) -> compile(comparison, call, context),
        (call, negated, context) ->
            select(negated ? comparison.negated() : comparison, call, context));
  }

  private static CompiledExpr compile(
      Comparison comparison, Expr.Call call, CompileContext context) {
    ComparedPair pair = ComparedPair.of(call, context);
    ColumnType type = call.type();
    if (pair.hasNull()) {
      return ConstantExpr.of(null, type);
    }
    ConstantExpr constant = pair.constant();
    if (constant == null) {
      return compare(comparison, pair, type);
    }
    Comparison oriented = pair.constantIsLeft() ? comparison.mirrored() : comparison;
    CompiledExpr operand = pair.operand();
    return switch (pair.form()) {
      case LONG -> {
        LongRange range = LongRange.of(oriented, constant.longValue());
        int in = range.outside() ? 0 : 1;
        yield new LongToLong(
            operand,
            (values, out, n) -> RangeTest.test(values, n, range.low(), range.high(), in, out),
            type,
            1);
      }
      case DOUBLE -> {
        DoubleRange range = DoubleRange.of(oriented, constant.doubleValue());
        int in = range.outside() ? 0 : 1;
        yield new DoubleToLong(
            operand,
            (values, out, n) -> RangeTest.test(values, n, range.low(), range.high(), in, out),
            type,
            1);
      }
      case BYTES ->
          new TextTestExpr(
              operand, TextComparison.with(oriented, constant.utf8()), type, TEXT_COST);
    };
  }

  /** Values of a comparison in which no side is a constant. */
  private static CompiledExpr compare(Comparison comparison, ComparedPair pair, ColumnType type) {
    return switch (pair.form()) {
      case LONG ->
          new LongPair(
              pair.left(),
              pair.right(),
              (left, right, out, n) -> PairComparison.compare(comparison, left, right, n, out),
              type,
              1);
      case DOUBLE -> new DoublePairComparison(comparison, pair.left(), pair.right(), type);
      case BYTES -> new TextPairComparison(comparison, pair.left(), pair.right(), type);
    };
  }

  private static CompiledPredicate select(
      Comparison comparison, Expr.Call call, CompileContext context) {
    ComparedPair pair = ComparedPair.of(call, context);
    if (pair.hasNull()) {
      return ConstantPredicate.NONE;
    }
    @Nullable ConstantExpr constant = pair.constant();
    if (constant == null) {
      return CompileContext.whereTrue(compare(comparison, pair, call.type()));
    }
    Comparison oriented = pair.constantIsLeft() ? comparison.mirrored() : comparison;
    CompiledExpr operand = pair.operand();
    return switch (pair.form()) {
      case LONG ->
          new LongRangePredicate(
              pair.source(), operand, LongRange.of(oriented, constant.longValue()));
      case DOUBLE ->
          new DoubleRangePredicate(
              pair.source(), operand, DoubleRange.of(oriented, constant.doubleValue()));
      case BYTES ->
          new TextTestPredicate(
              operand, TextComparison.with(oriented, constant.utf8()), false, TEXT_COST);
    };
  }
}
