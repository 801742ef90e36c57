package dev.sluice.core.input.format;

import dev.sluice.core.input.InputCounter;
import dev.sluice.core.input.ParseErrorSink;
import dev.sluice.core.operator.CancellationToken;
import dev.sluice.frames.vector.VectorArena;

/**
 * What a reader works with.
 *
 * @param arena arrays of the lane; the lane resets it before it asks for the next batch
 * @param buffers what the lane's readers hand on to each other
 * @param parseErrors told of each record that cannot be read
 * @param counter told of rows, bytes and files
 * @param removeNullBytes whether U+0000 is dropped from texts; otherwise it is a fault
 * @param cancellation checked once per batch
 */
public record ReaderContext(
    VectorArena arena,
    LaneBuffers buffers,
    ParseErrorSink parseErrors,
    InputCounter counter,
    boolean removeNullBytes,
    CancellationToken cancellation) {}
