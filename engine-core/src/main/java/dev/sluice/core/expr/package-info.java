/**
 * Scalar expressions: a tree of values that a plan holds, and its compilation to loops over
 * batches.
 *
 * <p>Key types: {@link dev.sluice.core.expr.Expr}, {@link dev.sluice.core.expr.ExprCompiler},
 * {@link dev.sluice.core.expr.CompiledExpr}, {@link dev.sluice.core.expr.CompiledPredicate}, {@link
 * dev.sluice.core.expr.FunctionRegistry}. Types, nullability and encodings are decided when a loop
 * is chosen, never per row. A compiled expression belongs to one thread.
 */
@NullMarked
package dev.sluice.core.expr;

import org.jspecify.annotations.NullMarked;
