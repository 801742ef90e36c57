package dev.sluice.core.segment;

import dev.sluice.frames.memory.MemoryPool;

/** Memory that the dictionary of one column has reserved. Used by one thread. */
final class DictionaryBudget {
  private final MemoryPool pool;
  private long reserved;

  DictionaryBudget(MemoryPool pool) {
    this.pool = pool;
  }

  /** Reserves up to so many bytes in all; false if the pool refuses. */
  boolean grow(long bytes) {
    if (bytes <= reserved) {
      return true;
    }
    long more = Math.max(bytes - reserved, reserved / 2);
    if (!pool.tryReserve(more)) {
      return false;
    }
    reserved += more;
    return true;
  }

  void release() {
    if (reserved > 0) {
      pool.release(reserved);
      reserved = 0;
    }
  }
}
