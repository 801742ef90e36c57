package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.CompiledPredicate;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.kernel.RangeTest;
import dev.sluice.core.expr.loop.LongToLong;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.List;

/** Logic, null tests and the choice between values, by name. */
public final class LogicFunctions {
  private LogicFunctions() {}

  public static List<NamedFunction> all() {
    List<NamedFunction> all = new ArrayList<>(Comparisons.all());
    all.add(connective("and(x, y[, ...])", "True if all are; false if any is", true));
    all.add(connective("or(x, y[, ...])", "True if any is; false if all are", false));
    all.add(
        NamedFunction.of(
            "not(x)",
            "The opposite; null for null",
            LogicFunctions::not,
            (call, negated, context) -> context.predicate(call.arguments().get(0), !negated)));
    all.add(nullTest("is_null(x)", "Whether x is null", true));
    all.add(nullTest("is_not_null(x)", "Whether x is not null", false));
    all.add(truthTest("is_true(x)", "True for true only", false, true));
    all.add(truthTest("is_not_true(x)", "True for false and null", false, false));
    all.add(truthTest("is_false(x)", "True for false only", true, true));
    all.add(truthTest("is_not_false(x)", "True for true and null", true, false));
    all.add(distinct("is_not_distinct_from(x, y)", "Equality that takes null for a value", true));
    all.add(distinct("is_distinct_from(x, y)", "Difference that takes null for a value", false));
    NamedFunction coalesce =
        NamedFunction.of(
            "coalesce(x[, ...])", "First argument that is not null", LogicFunctions::coalesce);
    all.add(coalesce);
    all.add(NamedFunction.of("nvl(x, y)", "x, or y where x is null", LogicFunctions::coalesce));
    all.add(NamedFunction.of("ifnull(x, y)", "x, or y where x is null", LogicFunctions::coalesce));
    all.add(
        NamedFunction.of("nullif(x, y)", "Null where x equals y, else x", LogicFunctions::nullIf));
    all.add(
        NamedFunction.of(
            "case(condition, value[, ...])",
            "Value after the first condition that is true, else the last one",
            LogicFunctions::caseOf));
    all.add(Membership.function());
    all.add(Like.function());
    all.addAll(Extremes.all());
    return all;
  }

  private static NamedFunction connective(String usage, String description, boolean conjunction) {
    return NamedFunction.of(
        usage,
        description,
        (call, context) -> {
          CompiledExpr all = context.asLong(call.arguments().get(0));
          for (Expr next : call.arguments().subList(1, call.arguments().size())) {
            all = new ThreeValued(conjunction ? 0 : 1, all, context.asLong(next), call.type());
          }
          return all;
        },
        (call, negated, context) -> {
          List<CompiledPredicate> parts = new ArrayList<>();
          collect(call, negated, context, parts);
          return conjunction == negated ? Disjunction.of(parts) : Conjunction.of(parts);
        });
  }

  private static void collect(
      Expr.Call call, boolean negated, CompileContext context, List<CompiledPredicate> parts) {
    for (Expr argument : call.arguments()) {
      if (argument instanceof Expr.Call inner && inner.function().equals(call.function())) {
        collect(inner, negated, context, parts);
      } else {
        parts.add(context.predicate(argument, negated));
      }
    }
  }

  private static CompiledExpr not(Expr.Call call, CompileContext context) {
    CompiledExpr operand = context.asLong(call.arguments().get(0));
    LongToLong.Loop loop = (in, out, size) -> RangeTest.test(in, size, 0, 0, 1, out);
    return new LongToLong(operand, loop, call.type(), 1);
  }

  private static NamedFunction nullTest(String usage, String description, boolean wantNull) {
    return NamedFunction.of(
        usage,
        description,
        (call, context) ->
            new NullTest(context.compile(call.arguments().get(0)), wantNull, call.type()),
        (call, negated, context) ->
            new NullTest(
                context.compile(call.arguments().get(0)), wantNull != negated, call.type()));
  }

  private static NamedFunction truthTest(
      String usage, String description, boolean ofFalse, boolean wantHolds) {
    return NamedFunction.of(
        usage,
        description,
        (call, context) ->
            new TruthTest(
                context.predicate(call.arguments().get(0), ofFalse), wantHolds, call.type()),
        (call, negated, context) ->
            new TruthTest(
                context.predicate(call.arguments().get(0), ofFalse),
                wantHolds != negated,
                call.type()));
  }

  private static NamedFunction distinct(String usage, String description, boolean wantSame) {
    return NamedFunction.of(
        usage,
        description,
        (call, context) -> {
          Expr left = call.arguments().get(0);
          Expr right = call.arguments().get(1);
          Expr equality = new Expr.Call("equals", call.arguments(), ScalarType.BOOLEAN);
          return new DistinctTest(
              context.compile(left),
              context.compile(right),
              context.compile(equality),
              wantSame,
              call.type());
        });
  }

  private static CompiledExpr coalesce(Expr.Call call, CompileContext context) {
    List<CompiledExpr> values = new ArrayList<>();
    for (Expr argument : call.arguments()) {
      values.add(context.compileAs(argument, call.type()));
    }
    return values.size() == 1 ? values.get(0) : new CoalesceExpr(values, call.type());
  }

  private static CompiledExpr nullIf(Expr.Call call, CompileContext context) {
    Expr value = call.arguments().get(0);
    Expr equal = new Expr.Call("equals", call.arguments(), ScalarType.BOOLEAN);
    Expr none = new Expr.Literal(null, call.type());
    return context.compile(new Expr.Call("case", List.of(equal, none, value), call.type()));
  }

  private static CompiledExpr caseOf(Expr.Call call, CompileContext context) {
    List<CompiledPredicate> conditions = new ArrayList<>();
    List<CompiledExpr> values = new ArrayList<>();
    List<Expr> arguments = call.arguments();
    int i = 0;
    for (; i + 1 < arguments.size(); i += 2) {
      conditions.add(context.predicate(arguments.get(i), false));
      values.add(context.compileAs(arguments.get(i + 1), call.type()));
    }
    Expr last = i < arguments.size() ? arguments.get(i) : new Expr.Literal(null, call.type());
    values.add(context.compileAs(last, call.type()));
    return new CaseExpr(conditions, values, call.type());
  }
}
