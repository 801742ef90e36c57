package dev.sluice.core.expr;

import dev.sluice.frames.type.RowSignature;

/**
 * Turns expressions into loops over batches of a signature. Immutable and thread-safe; what comes
 * out belongs to one thread, so each lane compiles its own.
 */
public final class ExprCompiler {
  private final FunctionRegistry functions;

  public ExprCompiler(FunctionRegistry functions) {
    this.functions = functions;
  }

  public FunctionRegistry functions() {
    return functions;
  }

  /**
   * Loop that computes the values.
   *
   * @throws IllegalArgumentException naming what is wrong, if the expression refers to an unknown
   *     column or function, or gives a function arguments that it cannot take
   */
  public CompiledExpr compile(Expr expr, RowSignature input) {
    return new CompileContext(input, functions).compile(expr);
  }

  /**
   * Loop that finds the rows for which the expression, of type BOOLEAN, is true.
   *
   * @throws IllegalArgumentException as {@link #compile}
   */
  public CompiledPredicate compilePredicate(Expr expr, RowSignature input) {
    return new CompileContext(input, functions).predicate(expr, false);
  }
}
