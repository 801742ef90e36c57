package dev.sluice.core.expr.function;

import dev.sluice.core.expr.ExprCompiler;
import dev.sluice.core.expr.FunctionRegistry;
import dev.sluice.core.expr.ScalarFunction;
import dev.sluice.core.expr.array.ArrayFunctions;
import dev.sluice.core.expr.array.MultiValueFunctions;
import dev.sluice.core.expr.cast.Cast;
import dev.sluice.core.expr.logic.LogicFunctions;
import dev.sluice.core.expr.numeric.NumericFunctions;
import dev.sluice.core.expr.string.StringFunctions;
import dev.sluice.core.expr.temporal.TimeFunctions;
import java.util.ArrayList;
import java.util.List;

/** The functions that come with the engine. */
public final class BuiltinFunctions {
  private static final FunctionRegistry REGISTRY = FunctionRegistry.of(all());
  private static final ExprCompiler COMPILER = new ExprCompiler(REGISTRY);

  private BuiltinFunctions() {}

  public static FunctionRegistry registry() {
    return REGISTRY;
  }

  /** Compiler that knows these functions and no others. */
  public static ExprCompiler compiler() {
    return COMPILER;
  }

  private static List<ScalarFunction> all() {
    List<ScalarFunction> all = new ArrayList<>();
    all.add(new Cast());
    all.addAll(LogicFunctions.all());
    all.addAll(NumericFunctions.all());
    all.addAll(StringFunctions.all());
    all.addAll(TimeFunctions.all());
    all.addAll(ArrayFunctions.all());
    all.addAll(MultiValueFunctions.all());
    return all;
  }
}
