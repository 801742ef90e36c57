/**
 * Decisions of a running query as a pure state machine: an event in, actions out. No clock, I/O,
 * thread or randomness, so that a query's whole control history can be printed and replayed.
 *
 * <p>Key types: {@link dev.sluice.core.kernel.QueryKernel}, {@link
 * dev.sluice.core.kernel.KernelEvent}, {@link dev.sluice.core.kernel.KernelAction}, {@link
 * dev.sluice.core.kernel.StageState}.
 */
@NullMarked
package dev.sluice.core.kernel;

import org.jspecify.annotations.NullMarked;
