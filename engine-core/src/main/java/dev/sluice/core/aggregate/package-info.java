/**
 * Aggregate functions: their specification in plans and their vectorised states.
 *
 * <p>Key types: {@link dev.sluice.core.aggregate.AggregateSpec}, {@link
 * dev.sluice.core.aggregate.AggregateFunction}, {@link dev.sluice.core.aggregate.Accumulator},
 * {@link dev.sluice.core.aggregate.AggregateRegistry}. A partial aggregate turns rows into
 * intermediate values, a merging one turns intermediate values into intermediate or final ones.
 * NULLs are skipped; without any value counts are 0, and everything else is NULL.
 */
@NullMarked
package dev.sluice.core.aggregate;

import org.jspecify.annotations.NullMarked;
