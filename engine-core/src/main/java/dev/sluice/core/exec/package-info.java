/**
 * The imperative shell of a query: threads, clocks, files and the performing of what the kernel
 * decides.
 *
 * <p>Key types, in reading order: {@link dev.sluice.core.exec.QueryExecutor}, {@link
 * dev.sluice.core.exec.QueryExecution}, {@link dev.sluice.core.exec.QueryResults}, {@link
 * dev.sluice.core.exec.ProcessorScheduler}. Each running query has one controller thread; all
 * queries share the threads of the scheduler. Nothing below this package starts a thread.
 */
@NullMarked
package dev.sluice.core.exec;

import org.jspecify.annotations.NullMarked;
