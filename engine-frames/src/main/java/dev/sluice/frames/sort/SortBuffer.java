package dev.sluice.frames.sort;

import dev.sluice.frames.Frame;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.FrameBuilder;
import dev.sluice.frames.RowTooLargeException;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.memory.MemoryLimitException;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns batches in any order into sorted runs. Rows of equal keys keep the order in which they
 * came, within a run and from run to run.
 *
 * <p>Rows are collected in frames, and sorted when the pool asks for memory, when they are many, or
 * at the end. The memory that sorting takes is reserved along with the rows, so that it is there
 * when it is wanted. With a limit only the first rows of the order are kept. Belongs to one thread
 * at a time.
 */
public final class SortBuffer implements AutoCloseable {
  /** Value of {@code limit} that keeps all rows. */
  public static final long NO_LIMIT = Long.MAX_VALUE;

  private static final int MAX_ROWS = 1 << 24;
  private static final int MIN_LIMIT_ROWS = 1 << 15;
  private static final long MIN_FRAME_BYTES = 1 << 16;
  private static final long MAX_RUN_FLOOR_BYTES = 32L << 20;

  private final RowSignature signature;
  private final ClusterBy key;
  private final FrameAllocator allocator;
  private final MemoryPool pool;
  private final Path folder;
  private final long limit;
  private final FrameBuilder builder;
  private final RowSort order;
  private final @Nullable Threshold threshold;

  private final long runFrameBytes;

  /** Memory that this buffer may hold before it spills, whatever the pool says. */
  private final long floorBytes;

  private final List<Frame> frames = new ArrayList<>();
  private final List<SortedRun> runs = new ArrayList<>();
  private int rows;
  private int longestFrame;
  private long frameBytes;
  private long sortBytes;
  private boolean finished;

  /** Buffer that keeps all rows, in frames of the usual size. */
  public SortBuffer(RowSignature signature, ClusterBy key, FrameAllocator allocator, Path folder) {
    this(signature, key, allocator, folder, NO_LIMIT, FrameBuilder.DEFAULT_FRAME_BYTES);
  }

  /**
   * Buffer of rows of this signature, which has the key's columns.
   *
   * @param folder where spill files go; must exist when they do
   * @param limit how many rows of the order are wanted, {@link #NO_LIMIT} for all
   * @param maxFrameBytes size of frames, and the limit for one row
   */
  public SortBuffer(
      RowSignature signature,
      ClusterBy key,
      FrameAllocator allocator,
      Path folder,
      long limit,
      long maxFrameBytes) {
    this.signature = signature;
    this.key = key;
    this.allocator = allocator;
    this.pool = allocator.pool();
    this.folder = folder;
    this.limit = limit;
    this.builder = new FrameBuilder(signature, allocator, maxFrameBytes);
    this.order = new RowSort(signature, key);
    this.threshold =
        limit == NO_LIMIT || key.isEmpty() ? null : new Threshold(signature, key.columns().get(0));
    this.runFrameBytes = runFrameBytes(pool, maxFrameBytes);
    this.floorBytes = Math.min(MAX_RUN_FLOOR_BYTES, pool.limitBytes() / 64);
  }

  /** Size of frames of runs: small where the budget is, since merging holds one of each run. */
  static long runFrameBytes(MemoryPool pool, long maxFrameBytes) {
    return Math.min(maxFrameBytes, Math.max(MIN_FRAME_BYTES, pool.limitBytes() / 1024));
  }

  /**
   * Takes the rows.
   *
   * @throws RowTooLargeException if one of them exceeds the maximum size of a frame
   * @throws IOException if a spill file cannot be written
   */
  public void add(Batch batch) throws IOException {
    if (limit == 0) {
      return;
    }
    int[] chosen = null;
    int to = batch.rowCount();
    if (threshold != null && threshold.isSet()) {
      chosen = threshold.rows(batch);
      to = threshold.count();
    }
    int from = 0;
    while (from < to) {
      int taken =
          chosen == null ? builder.append(batch, from) : builder.append(batch, chosen, from, to);
      if (taken == 0) {
        seal();
      }
      from += taken;
    }
    if (limit < MAX_ROWS / 4 && rows + builder.rowCount() > Math.max(4 * limit, MIN_LIMIT_ROWS)) {
      keepFirst();
    }
  }

  /**
   * Ends the input. The runs are the caller's; together they hold all rows, or with a limit at
   * least the first of them.
   */
  public List<SortedRun> finish() throws IOException {
    if (finished) {
      throw new IllegalStateException("Sort buffer is finished");
    }
    finished = true;
    seal();
    builder.close();
    if (rows > 0) {
      endRun(pool.shouldSpill() && heldBytes() > floorBytes);
    }
    List<SortedRun> result = List.copyOf(runs);
    runs.clear();
    return result;
  }

  private long heldBytes() {
    return frameBytes + sortBytes;
  }

  /** Moves the collected rows to a frame of their own. */
  private void seal() throws IOException {
    if (builder.isEmpty()) {
      return;
    }
    int count = builder.rowCount();
    int longest = Math.max(longestFrame, count);
    if (rows + count > MAX_ROWS || !FrameRows.canNumber(frames.size() + 1, longest)) {
      endRun(false);
    }
    long sorting = (long) RadixSort.BYTES_PER_ROW * count;
    if (!pool.tryReserve(sorting)) {
      makeRoom();
      pool.overdraw(sorting);
    }
    sortBytes += sorting;
    Frame frame;
    try {
      frame = builder.build();
    } catch (MemoryLimitException e) {
      makeRoom();
      frame = builder.buildRegardless();
    }
    frames.add(frame);
    frameBytes += frame.sizeBytes();
    rows += count;
    longestFrame = Math.max(longestFrame, count);
    if (pool.shouldSpill()) {
      makeRoom();
    }
  }

  /** Moves rows to disk: runs that are finished, or else what is collected, if it is worth it. */
  private void makeRoom() throws IOException {
    long freed = 0;
    for (SortedRun run : runs) {
      freed += run.memoryBytes();
      run.spill();
    }
    if (freed == 0 && heldBytes() > floorBytes && rows > 0) {
      endRun(true);
    }
  }

  /** Sorts what is collected into a new run. */
  private void endRun(boolean toDisk) throws IOException {
    if (rows == 0) {
      return;
    }
    SortedRun run = new SortedRun(signature, key, allocator, folder);
    boolean done = false;
    try {
      sortInto(run, toDisk, Math.min(limit, rows));
      done = true;
    } finally {
      if (!done) {
        run.close();
      }
    }
    runs.add(run);
    releaseFrames();
  }

  private void sortInto(SortedRun run, boolean toDisk, long wanted) throws IOException {
    FrameRows collected = new FrameRows(frames);
    int[] ids = order.sort(collected);
    if (ids == null && wanted == rows) {
      for (Frame frame : frames) {
        run.add(frame.share());
      }
      if (toDisk) {
        run.spill();
      }
      return;
    }
    if (ids == null) {
      ids = new int[rows];
      collected.ids(ids);
    }
    boolean spilling = toDisk;
    try (FrameGather gather =
        new FrameGather(collected, ids, (int) wanted, signature, allocator, runFrameBytes)) {
      while (gather.hasNext()) {
        try {
          run.add(gather.next(spilling));
        } catch (MemoryLimitException e) {
          spilling = true;
          run.spill();
          continue;
        }
        if (spilling) {
          run.spill();
        }
      }
    }
  }

  /** Drops all rows behind the limit, and learns which rows can never get before it. */
  private void keepFirst() throws IOException {
    seal();
    if (rows <= limit) {
      return;
    }
    SortedRun run = new SortedRun(signature, key, allocator, folder);
    boolean done = false;
    try {
      sortInto(run, false, limit);
      done = true;
    } finally {
      if (!done) {
        run.close();
      }
    }
    releaseFrames();
    if (run.spilledBytes() > 0) {
      runs.add(run);
      return;
    }
    VectorArena arena = new VectorArena();
    try (run;
        var last = run.open(run.rowCount() - 1, run.rowCount(), arena, allocator)) {
      Batch row = last.next();
      if (threshold != null && row != null) {
        threshold.set(row);
      }
      arena.reset();
      try (var kept = run.open(0, run.rowCount(), arena, allocator)) {
        for (Batch batch = kept.next(); batch != null; batch = kept.next()) {
          readd(batch);
          arena.reset();
        }
      }
    }
  }

  private void readd(Batch batch) throws IOException {
    for (int from = 0; from < batch.rowCount(); ) {
      int taken = builder.append(batch, from);
      if (taken == 0) {
        seal();
      }
      from += taken;
    }
  }

  private void releaseFrames() {
    frames.forEach(Frame::close);
    frames.clear();
    frameBytes = 0;
    pool.release(sortBytes);
    sortBytes = 0;
    rows = 0;
    longestFrame = 0;
  }

  /** Gives back what was not handed over by {@link #finish()}. Idempotent. */
  @Override
  public void close() {
    builder.close();
    releaseFrames();
    runs.forEach(SortedRun::close);
    runs.clear();
  }
}
