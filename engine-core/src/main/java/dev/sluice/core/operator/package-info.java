/**
 * Tier one of the work: operators that take a batch and push batches on, and never wait.
 *
 * <p>Key types: {@link dev.sluice.core.operator.BatchSink}, {@link
 * dev.sluice.core.operator.OperatorSpec}, {@link dev.sluice.core.operator.Operators}, {@link
 * dev.sluice.core.operator.OperatorContext}. A chain of operators belongs to one lane of one worker
 * and runs on one thread at a time.
 */
@NullMarked
package dev.sluice.core.operator;

import org.jspecify.annotations.NullMarked;
