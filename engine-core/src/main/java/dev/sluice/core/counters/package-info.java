/**
 * What is measured while a query runs: live counters, written by the harness around operators and
 * channels, and their snapshots, which reports print.
 *
 * <p>Key types: {@link dev.sluice.core.counters.QueryCounters}, {@link
 * dev.sluice.core.counters.WorkerCounters}, {@link dev.sluice.core.counters.CounterSnapshot}.
 */
@NullMarked
package dev.sluice.core.counters;

import org.jspecify.annotations.NullMarked;
