/**
 * Window functions: as values, and evaluated over rows that come sorted by partition and order.
 *
 * <p>Rows have absolute positions, counted from the first that came. {@link
 * dev.sluice.core.window.Boundaries} knows where partitions and peers begin, {@link
 * dev.sluice.core.window.RowStore} holds the rows that are still wanted, in memory or on disk, and
 * each {@link dev.sluice.core.window.WindowFunction} computes its column for a chunk of rows. All
 * of them move forward only, so that any partition is read in sequence.
 *
 * <p>Key types: {@link dev.sluice.core.window.WindowSpec}, {@link
 * dev.sluice.core.window.WindowRows}.
 */
@NullMarked
package dev.sluice.core.window;

import org.jspecify.annotations.NullMarked;
