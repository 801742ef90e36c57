/**
 * Arithmetic operators and mathematical functions.
 *
 * <p>Key types: {@link dev.sluice.core.expr.numeric.NumericFunctions}. Longs wrap around; a
 * division of integers by zero ends the query; doubles follow IEEE 754.
 */
@NullMarked
package dev.sluice.core.expr.numeric;

import org.jspecify.annotations.NullMarked;
