/**
 * The loops that expressions run: static methods over primitive arrays, without objects per row.
 *
 * <p>Families: arithmetic, comparison to 0 and 1, selection of rows, byte strings. A selection loop
 * writes the row number always and moves on by the outcome, so that it has no branch to mispredict.
 * Null rows hold readable values: loops compute them and callers mask them. Doubles compare as they
 * sort, NaN above all others and equal to itself, except that 0.0 equals -0.0.
 */
@NullMarked
package dev.sluice.core.expr.kernel;

import org.jspecify.annotations.NullMarked;
