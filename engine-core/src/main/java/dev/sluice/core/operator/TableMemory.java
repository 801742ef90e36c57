package dev.sluice.core.operator;

import dev.sluice.frames.memory.MemoryPool;

/** What a growing table has reserved of the budget. */
final class TableMemory {
  private final MemoryPool pool;
  private final long capBytes;
  private long reserved;

  TableMemory(MemoryPool pool, long capBytes) {
    this.pool = pool;
    this.capBytes = capBytes;
  }

  /**
   * Asks before a batch. Arrays double when the number of groups passes a power of two: then as
   * much again as the table has now must be free. An empty table is never refused.
   */
  boolean mayGrow(int groups, int rows, long tableBytes) {
    if (groups == 0 || Integer.highestOneBit(groups) == Integer.highestOneBit(groups + rows)) {
      return true;
    }
    return reserve(tableBytes * 2);
  }

  /** Brings the reservation to what the table takes after a batch; false if refused. */
  boolean settle(long tableBytes) {
    return reserve(tableBytes);
  }

  /**
   * Brings the reservation to what the table takes.
   *
   * @throws dev.sluice.frames.memory.MemoryLimitException if refused
   */
  void require(long tableBytes) {
    pool.reserve(Math.max(0, tableBytes - reserved));
    reserved = Math.max(reserved, tableBytes);
  }

  private boolean reserve(long bytes) {
    if (bytes > reserved) {
      if (bytes > capBytes || !pool.tryReserve(bytes - reserved)) {
        return false;
      }
    } else {
      pool.release(reserved - bytes);
    }
    reserved = bytes;
    return true;
  }

  void release() {
    pool.release(reserved);
    reserved = 0;
  }
}
