/**
 * Subqueries and correlation become joins.
 *
 * <p>Key type: {@link dev.sluice.sql.rel.unnest.Unnesting}. Predicates that compare a row of a
 * subquery with the row around it are pulled up to the join of the two ({@code PulledUp}). Where
 * that cannot be, the distinct values of the outer columns are joined into the subquery, which then
 * answers for all of them at once ({@code Domain}).
 */
@NullMarked
package dev.sluice.sql.rel.unnest;

import org.jspecify.annotations.NullMarked;
