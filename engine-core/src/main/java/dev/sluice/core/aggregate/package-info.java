/**
 * Aggregate functions: their specification in plans and their vectorised states.
 *
 * <p>Key types: {@link dev.sluice.core.aggregate.AggregateSpec}, {@code AggregateFunction}, {@code
 * Accumulator}, {@code AggregateRegistry}. A partial aggregate turns rows into intermediate values,
 * a merging one turns intermediate values into intermediate or final ones.
 */
@NullMarked
package dev.sluice.core.aggregate;

import org.jspecify.annotations.NullMarked;
