/**
 * Finding, cutting and opening external data.
 *
 * <p>Key types: {@link dev.sluice.core.input.source.InputSplitter} lists the parts of a source,
 * {@link dev.sluice.core.input.source.EntityStreams} opens one of them as a stream of decompressed
 * bytes. Nothing here knows records or columns.
 */
@NullMarked
package dev.sluice.core.input.source;

import org.jspecify.annotations.NullMarked;
