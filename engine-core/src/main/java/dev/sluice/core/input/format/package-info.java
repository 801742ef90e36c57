/**
 * Records of json, csv and tsv become batches.
 *
 * <p>Key types: {@link dev.sluice.core.input.format.ExternalReaders} opens the reader of one split,
 * {@link dev.sluice.core.input.format.ReaderContext} is what it works with. A reader and the {@link
 * dev.sluice.core.input.format.LaneBuffers} behind it belong to one thread at a time.
 */
@NullMarked
package dev.sluice.core.input.format;

import org.jspecify.annotations.NullMarked;
