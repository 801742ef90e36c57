package dev.sluice.core.join;

import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The build side of a join, which several chains share: its rows, and which of them had a partner.
 * Thread-safe.
 */
public final class BuildSide {
  private final @Nullable JoinTable table;
  private final @Nullable SpilledRows spilled;
  private final @Nullable RowMarks marks;
  private final MemoryPool pool;
  private final AtomicInteger unfinished;
  private final AtomicInteger holders;
  private final Map<Integer, KeyBounds> bounds = new HashMap<>();
  private long reserved;

  private BuildSide(
      @Nullable JoinTable table,
      @Nullable SpilledRows spilled,
      @Nullable RowMarks marks,
      int chains,
      MemoryPool pool,
      long reserved) {
    this.table = table;
    this.spilled = spilled;
    this.marks = marks;
    this.pool = pool;
    this.reserved = reserved;
    unfinished = new AtomicInteger(chains);
    holders = new AtomicInteger(chains);
  }

  /**
   * Build side in memory.
   *
   * @param chains that share it
   * @param reserved bytes of the budget that are its own to give back
   */
  static BuildSide of(JoinTable table, int chains, MemoryPool pool, long reserved) {
    boolean marksBuild = table.layout().spec().kind().marksBuild();
    RowMarks marks = marksBuild ? new RowMarks(table.rowCount()) : null;
    return new BuildSide(table, null, marks, chains, pool, reserved);
  }

  /** Build side that did not fit into memory. */
  static BuildSide of(SpilledRows rows, int chains, MemoryPool pool, long reserved) {
    return new BuildSide(null, rows, null, chains, pool, reserved);
  }

  /** Whether the rows did not fit into memory. */
  public boolean isSpilled() {
    return spilled != null;
  }

  /**
   * Part of one chain in the join.
   *
   * @param input columns of its batches
   * @param arena of the chain
   * @param allocator of frames that are put aside
   * @param folder where they go when the budget wants it
   * @param check called now and then; may throw to give up
   * @param out takes what comes out, during the call
   */
  public ChainProbe open(
      RowSignature input,
      VectorArena arena,
      FrameAllocator allocator,
      Path folder,
      Runnable check,
      Consumer<Batch> out) {
    if (spilled != null) {
      return new SpilledProbe(this, spilled, input, arena, allocator, folder, check, out);
    }
    if (table == null) {
      throw new IllegalStateException("A build side has rows");
    }
    return new SideProbe(this, table, input, arena, check, out);
  }

  /** Which rows of the table had a partner; null if the kind of join does not ask. */
  @Nullable RowMarks marks() {
    return marks;
  }

  /**
   * Bounds of a key that is kept as numbers, or null of one that is not, or of rows that were
   * spilled.
   *
   * @param key position among the keys of the join
   */
  public synchronized @Nullable KeyBounds bounds(int key) {
    JoinTable all = table;
    return all == null ? null : bounds.computeIfAbsent(key, all::bounds);
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

  /** Gives memory and files back. Idempotent. */
  synchronized void release() {
    pool.release(reserved);
    reserved = 0;
    if (spilled != null) {
      spilled.close();
    }
  }
}
