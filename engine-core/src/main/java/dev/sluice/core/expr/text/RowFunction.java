package dev.sluice.core.expr.text;

import org.jspecify.annotations.Nullable;

/** Function of boxed values, for functions that are rare or costly by themselves. */
@FunctionalInterface
public interface RowFunction {
  /**
   * The result: {@link Long}, {@link Double} or {@link String}, as the type of the call has it.
   *
   * @param arguments values of the same kinds, null for null
   * @throws dev.sluice.core.fault.FaultException if there is no result
   */
  @Nullable Object apply(@Nullable Object[] arguments);
}
