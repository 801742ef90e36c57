/**
 * How many rows operators give, and what is in their columns, by estimate.
 *
 * <p>Key types: {@link dev.sluice.sql.rel.statistics.Estimate}, {@link
 * dev.sluice.sql.rel.statistics.Estimates}.
 */
@NullMarked
package dev.sluice.sql.rel.statistics;

import org.jspecify.annotations.NullMarked;
