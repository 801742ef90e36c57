package dev.sluice.frames;

import dev.sluice.frames.memory.MemoryPool;

/** Off-heap buffers of frames, counted in a memory pool. */
public final class FrameAllocator implements AutoCloseable {
  private final MemoryPool pool;

  private FrameAllocator(MemoryPool pool) {
    this.pool = pool;
  }

  public static FrameAllocator root(MemoryPool pool) {
    return new FrameAllocator(pool);
  }

  /** The pool in which buffers are counted. */
  public MemoryPool pool() {
    return pool;
  }

  @Override
  public void close() {}
}
