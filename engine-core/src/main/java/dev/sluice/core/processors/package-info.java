/**
 * What the workers of a stage do, by kind: units of input that can be opened, and the chains that
 * they go through.
 *
 * <p>Key types: {@link dev.sluice.core.processors.StageChains} (the chain of a stage), {@link
 * dev.sluice.core.processors.PartitionUnit} and its siblings (one for each kind of input).
 */
@NullMarked
package dev.sluice.core.processors;

import org.jspecify.annotations.NullMarked;
