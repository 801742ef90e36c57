/**
 * The stages of a query as a value that prints to JSON and reads back.
 *
 * <p>Key types: {@link dev.sluice.core.plan.QueryDefinition}, {@link
 * dev.sluice.core.plan.StageDefinition}, {@link dev.sluice.core.plan.InputSpec}, {@link
 * dev.sluice.core.plan.ShuffleSpec}, {@link dev.sluice.core.plan.ProcessorSpec}. No I/O, threads,
 * clocks or buffers.
 */
@NullMarked
package dev.sluice.core.plan;

import org.jspecify.annotations.NullMarked;
