/**
 * Comparison, three-valued logic and the choice between values.
 *
 * <p>Key types: {@link dev.sluice.core.expr.logic.LogicFunctions}, {@link
 * dev.sluice.core.expr.logic.Comparisons}. A condition finds the rows for which it is true; NOT is
 * pushed down to the leaves, where every condition has an opposite. Conjuncts run one after the
 * other on the rows that are left, cheap ones first; those that may fail keep their place at the
 * end. Branches of a CASE are evaluated for their rows only.
 */
@NullMarked
package dev.sluice.core.expr.logic;

import org.jspecify.annotations.NullMarked;
