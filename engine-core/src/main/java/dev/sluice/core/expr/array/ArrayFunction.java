package dev.sluice.core.expr.array;

import org.jspecify.annotations.Nullable;

/** Function of boxed values, of which arrays are lists. */
@FunctionalInterface
interface ArrayFunction {
  /**
   * The result: {@link Long}, {@link Double}, {@link String} or a list of these, as the type of the
   * call has it; null for NULL.
   *
   * @param arguments values of the same kinds, null for NULL
   */
  @Nullable Object apply(@Nullable Object[] arguments);
}
