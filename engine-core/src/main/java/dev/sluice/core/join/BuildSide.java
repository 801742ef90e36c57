package dev.sluice.core.join;

import dev.sluice.frames.memory.MemoryPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The build side of a join, which several chains share: its table, and which of its rows had a
 * partner. Thread-safe.
 */
public final class BuildSide {
  private final JoinTable table;
  private final @Nullable RowMarks marks;
  private final MemoryPool pool;
  private final AtomicInteger unfinished;
  private final AtomicInteger holders;
  private long reserved;

  /**
   * Build side of so many chains.
   *
   * @param reserved bytes of the budget that are its own to give back
   */
  BuildSide(JoinTable table, int chains, MemoryPool pool, long reserved) {
    this.table = table;
    this.pool = pool;
    this.reserved = reserved;
    boolean marksBuild = table.layout().spec().kind().marksBuild();
    marks = marksBuild ? new RowMarks(table.rowCount()) : null;
    unfinished = new AtomicInteger(chains);
    holders = new AtomicInteger(chains);
  }

  JoinTable table() {
    return table;
  }

  /** Which rows had a partner; null if the kind of join does not ask. */
  @Nullable RowMarks marks() {
    return marks;
  }

  /** A chain has probed all its rows. Answers whether it was the last one to do so. */
  boolean finished() {
    return unfinished.decrementAndGet() == 0;
  }

  /** A chain will not ask for anything any more. */
  void leave() {
    if (holders.decrementAndGet() == 0) {
      release();
    }
  }

  /** Gives memory back. Idempotent. */
  synchronized void release() {
    pool.release(reserved);
    reserved = 0;
  }
}
