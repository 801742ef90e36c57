/**
 * The one memory budget of an engine.
 *
 * <p>Key types: {@link dev.sluice.frames.memory.MemoryPool}, {@link
 * dev.sluice.frames.memory.MemoryLimitException}. Off-heap buffers of frames and heap arrays of
 * operators are counted in the same pool, a tree of named children.
 */
@NullMarked
package dev.sluice.frames.memory;

import org.jspecify.annotations.NullMarked;
