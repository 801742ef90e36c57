/**
 * The public API: open an engine, run SQL, read rows and reports.
 *
 * <p>Key types: {@link dev.sluice.Engine}, {@link dev.sluice.QueryResult}, {@link
 * dev.sluice.QueryHandle}, {@link dev.sluice.QueryException}. An engine and its handles are
 * thread-safe; a result is read by one thread at a time.
 */
@NullMarked
package dev.sluice;

import org.jspecify.annotations.NullMarked;
