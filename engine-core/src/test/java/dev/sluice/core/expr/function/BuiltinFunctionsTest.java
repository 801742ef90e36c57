package dev.sluice.core.expr.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.ExprCompiler;
import dev.sluice.core.expr.FunctionRegistry;
import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.ScalarFunction;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuiltinFunctionsTest {
  private static final Batch BATCH = Columns.of().add("a", ScalarType.LONG, 1, 2).batch();
  private static final Expr A = Exprs.column("a", ScalarType.LONG);

  @Test
  void everyFunctionIsDescribed() {
    List<ScalarFunction> all = BuiltinFunctions.registry().describe();
    assertThat(all).hasSizeGreaterThan(110);
    for (ScalarFunction function : all) {
      assertThat(function.usage()).startsWith(function.name() + "(").endsWith(")");
      assertThat(function.description()).isNotBlank().doesNotContain("\n").doesNotEndWith(".");
      assertThat(function.name()).matches("[a-z0-9_]+");
      assertThat(function.maxArguments()).isGreaterThanOrEqualTo(function.minArguments());
    }
    assertThat(all).extracting(ScalarFunction::name).isSorted();
  }

  @Test
  void usageTellsTheNumberOfArguments() {
    NamedFunction function =
        NamedFunction.of("f(a, b[, c[, d]])", "x", (call, context) -> context.compile(A));
    assertThat(function.minArguments()).isEqualTo(2);
    assertThat(function.maxArguments()).isEqualTo(4);
    NamedFunction open = NamedFunction.of("f([a, ...])", "x", function.compiler());
    assertThat(open.minArguments()).isZero();
    assertThat(open.maxArguments()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void wrongCallsAreNamed() {
    assertThatThrownBy(() -> Exprs.values(Exprs.test("frobnicate", A), BATCH))
        .hasMessage("Unknown function [frobnicate]");
    assertThatThrownBy(() -> Exprs.values(Exprs.test("equals", A), BATCH))
        .hasMessage("Function [equals] does not take [1] arguments; use [equals(x, y)]");
    assertThatThrownBy(() -> Exprs.values(Exprs.column("z", ScalarType.LONG), BATCH))
        .hasMessageContaining("No column [z]");
    assertThatThrownBy(() -> Exprs.values(Exprs.column("a", ScalarType.STRING), BATCH))
        .hasMessage("Column [a] has type [LONG], the expression expects [STRING]");
    assertThatThrownBy(
            () ->
                Exprs.values(
                    Exprs.test("regexp_like", Exprs.literal("a"), Exprs.literal("(")), BATCH))
        .hasMessageContaining("Invalid regular expression [(]");
  }

  @Test
  void usersAddFunctions() {
    NamedFunction twice =
        NamedFunction.of(
            "twice(x)",
            "Double of x",
            (call, context) ->
                context.compile(
                    Exprs.call(
                        ScalarType.LONG, "add", call.arguments().get(0), call.arguments().get(0))));
    FunctionRegistry registry = BuiltinFunctions.registry().with(List.of(twice));
    Expr expr = Exprs.call(ScalarType.LONG, "twice", A);
    assertThat(
            Exprs.objects(
                new ExprCompiler(registry)
                    .compile(expr, BATCH.signature())
                    .evaluate(BATCH, new dev.sluice.frames.vector.VectorArena())))
        .containsExactly(2L, 4L);
    assertThatThrownBy(() -> FunctionRegistry.of(List.of(twice, twice)))
        .hasMessage("Duplicate function [twice]");
  }
}
