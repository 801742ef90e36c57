/**
 * Conditions are asked as early as they can be, and inner joins are put in a cheap order.
 *
 * <p>Key type: {@link dev.sluice.sql.rel.order.Pushdown}. Inner joins that stand together are taken
 * apart into relations and conjuncts ({@code JoinGraph}), ordered by dynamic programming ({@code
 * JoinOrder}), and built again; the larger side is on the left.
 */
@NullMarked
package dev.sluice.sql.rel.order;

import org.jspecify.annotations.NullMarked;
