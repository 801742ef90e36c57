/**
 * Expressions that run one loop over the values of number columns. Values at null rows are computed
 * too, and stay null; so a loop must stand any value and must not fail.
 */
@NullMarked
package dev.sluice.core.expr.loop;

import org.jspecify.annotations.NullMarked;
