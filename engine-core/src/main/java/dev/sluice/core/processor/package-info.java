/**
 * Tier two of the work: processors, which the scheduler runs a few milliseconds at a time and which
 * may wait.
 *
 * <p>Key types: {@link dev.sluice.core.processor.Processor}, {@link
 * dev.sluice.core.processor.PipelineProcessor} (a chain of operators over units of input), {@link
 * dev.sluice.core.processor.Unit}. A processor runs on one thread at a time, not always the same.
 */
@NullMarked
package dev.sluice.core.processor;

import org.jspecify.annotations.NullMarked;
