package dev.sluice.core.expr;

/**
 * Function or operator that expressions call by name: knows how many arguments it takes and how to
 * become a loop. Immutable and thread-safe.
 */
public interface ScalarFunction {
  /** Lower-case name in calls. */
  String name();

  /** How a call is written, e.g. {@code round(x[, digits])}. */
  String usage();

  /** What it does, in one line for a reference page. */
  String description();

  int minArguments();

  /** Largest number of arguments, or {@link Integer#MAX_VALUE}. */
  int maxArguments();

  /**
   * The loop for one call. Arguments are compiled through the context.
   *
   * @throws IllegalArgumentException naming function and argument, if a constant is missing or
   *     unusable
   */
  CompiledExpr compile(Expr.Call call, CompileContext context);

  /**
   * The rows for which the call is true, or false if negated; for functions of type BOOLEAN.
   *
   * @throws IllegalArgumentException as {@link #compile}
   */
  default CompiledPredicate compilePredicate(
      Expr.Call call, boolean negated, CompileContext context) {
    return new ValuePredicate(compile(call, context), negated);
  }
}
