package dev.sluice.sql.translate;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.ConstantExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.function.BuiltinFunctions;
import dev.sluice.frames.type.RowSignature;

/** Computes at planning what depends on no row. */
final class ConstantFolder {

  /** The value of a call of constants; the call itself if it fails, as rows may never reach it. */
  Expr fold(Expr expr) {
    if (!(expr instanceof Expr.Call call)
        || !call.arguments().stream().allMatch(Expr.Literal.class::isInstance)) {
      return expr;
    }
    CompiledExpr compiled;
    try {
      compiled = BuiltinFunctions.compiler().compile(call, RowSignature.empty());
    } catch (IllegalArgumentException e) {
      return expr;
    }
    return compiled instanceof ConstantExpr constant
        ? new Expr.Literal(constant.value(), call.type())
        : expr;
  }
}
