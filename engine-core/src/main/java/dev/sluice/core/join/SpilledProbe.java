package dev.sluice.core.join;

import dev.sluice.frames.BatchCursor;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.file.SpillableFrames;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One chain's part in a join whose build side was spilled: rows are put aside part by part, and at
 * the end each part is joined with as many rows of the build side at a time as the budget allows.
 */
final class SpilledProbe implements ChainProbe {
  /** Rows of the build side that are joined at a time even if the budget refuses. */
  private static final int MIN_BLOCK_ROWS = 1 << 14;

  /** Share of the budget that one chain's block may take. */
  private static final int MAX_SHARE = 4;

  private final BuildSide side;
  private final SpilledRows build;
  private final JoinSpec spec;
  private final HashProbe probe;
  private final BuildRowsOutput output;
  private final FrameAllocator allocator;
  private final VectorArena arena;
  private final VectorArena reading = new VectorArena();
  private final Runnable check;
  private final SpillLane rows;
  private final BuildRows block;
  private long reserved;
  private boolean left;

  SpilledProbe(
      BuildSide side,
      SpilledRows build,
      RowSignature input,
      VectorArena arena,
      FrameAllocator allocator,
      Path folder,
      Runnable check,
      Consumer<Batch> out) {
    this.side = side;
    this.build = build;
    this.spec = build.layout().spec();
    this.allocator = allocator;
    this.arena = arena;
    this.check = check;
    probe = new HashProbe(spec, input, arena, check, out);
    output = new BuildRowsOutput(build.layout(), input, arena, out);
    rows = new SpillLane(SpillKeys.ofProbe(spec, input), input, allocator, folder);
    block = new BuildRows(build.layout(), allocator.pool());
  }

  @Override
  public void accept(Batch batch) {
    rows.add(batch, arena);
  }

  @Override
  public void finish(BooleanSupplier satisfied) {
    try {
      rows.finish();
      for (int part = 0; part < build.parts() && !satisfied.getAsBoolean(); part++) {
        SpillableFrames own = rows.frames(part);
        if (own != null) {
          join(part, own, satisfied);
          rows.drop(part);
        }
      }
      if (side.finished() && spec.kind().marksBuild()) {
        emitBuild(satisfied);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void join(int part, SpillableFrames own, BooleanSupplier satisfied) throws IOException {
    long firstRow = 0;
    boolean[] matched = null;
    boolean[] unknown = null;
    long flagBytes = 2 * own.rowCount();
    try (SpilledRows.Reader reader = build.open(part, allocator, reading)) {
      boolean more = true;
      while (more) {
        more = load(reader, build.rowCount(part) - firstRow);
        JoinTable table = JoinTable.of(build.layout(), List.of(block), check);
        boolean whole = firstRow == 0 && !more;
        if (!whole && matched == null) {
          allocator.pool().overdraw(flagBytes);
          reserved += flagBytes;
          matched = new boolean[Math.toIntExact(own.rowCount())];
          unknown = new boolean[matched.length];
        }
        probe.attach(table, build.marks(part), firstRow);
        pass(own, matched, unknown, satisfied);
        firstRow += table.rowCount();
        block.release();
        more = more && !satisfied.getAsBoolean();
      }
    }
    if (matched != null && unknown != null) {
      settle(own, matched, unknown, satisfied);
      allocator.pool().release(flagBytes);
      reserved -= flagBytes;
    }
  }

  /** Loads rows for one table; answers whether there are more. */
  private boolean load(SpilledRows.Reader reader, long rowsLeft) throws IOException {
    MemoryPool pool = allocator.pool();
    long loaded = 0;
    while (loaded < rowsLeft) {
      check.run();
      boolean little = loaded < MIN_BLOCK_ROWS;
      if (!little && block.reservedBytes() > pool.limitBytes() / MAX_SHARE) {
        return true;
      }
      Batch batch = reader.peek();
      if (batch == null) {
        return false;
      }
      if (!block.add(batch, 0, little)) {
        return true;
      }
      reader.taken();
      loaded += batch.rowCount();
    }
    return false;
  }

  private void pass(
      SpillableFrames own,
      boolean @Nullable [] matched,
      boolean @Nullable [] unknown,
      BooleanSupplier satisfied)
      throws IOException {
    VectorArena.Mark start = arena.mark();
    VectorArena probing = new VectorArena();
    int at = 0;
    try (BatchCursor batches = own.batches(allocator, probing)) {
      Batch batch = batches.next();
      for (; batch != null && !satisfied.getAsBoolean(); batch = batches.next()) {
        check.run();
        if (matched == null || unknown == null) {
          probe.join(batch);
        } else {
          int count = batch.rowCount();
          HashProbe.Fate fate = fate(matched, unknown, at, count);
          probe.probePart(batch, fate);
          System.arraycopy(fate.matched(), 0, matched, at, count);
          System.arraycopy(fate.unknown(), 0, unknown, at, count);
          at += count;
        }
        probing.reset();
        arena.resetTo(start);
      }
    }
  }

  private HashProbe.Fate fate(boolean[] matched, boolean[] unknown, int from, int count) {
    boolean[] some = arena.booleans(count);
    boolean[] open = arena.booleans(count);
    System.arraycopy(matched, from, some, 0, count);
    System.arraycopy(unknown, from, open, 0, count);
    return new HashProbe.Fate(some, open);
  }

  private void settle(
      SpillableFrames own, boolean[] matched, boolean[] unknown, BooleanSupplier satisfied)
      throws IOException {
    VectorArena.Mark start = arena.mark();
    VectorArena probing = new VectorArena();
    int at = 0;
    try (BatchCursor batches = own.batches(allocator, probing)) {
      Batch batch = batches.next();
      for (; batch != null && !satisfied.getAsBoolean(); batch = batches.next()) {
        check.run();
        probe.settle(batch, fate(matched, unknown, at, batch.rowCount()), true);
        at += batch.rowCount();
        probing.reset();
        arena.resetTo(start);
      }
    }
  }

  private void emitBuild(BooleanSupplier satisfied) throws IOException {
    VectorArena.Mark start = arena.mark();
    for (int part = 0; part < build.parts(); part++) {
      RowMarks marks = build.marks(part);
      long at = 0;
      try (SpilledRows.Reader reader = build.open(part, allocator, reading)) {
        for (Batch batch = reader.next();
            batch != null && marks != null && !satisfied.getAsBoolean();
            batch = reader.next()) {
          check.run();
          output.emit(batch, marks, at);
          at += batch.rowCount();
          reading.reset();
          arena.resetTo(start);
        }
      }
    }
  }

  @Override
  public void close() {
    rows.close();
    block.release();
    allocator.pool().release(reserved);
    reserved = 0;
    if (!left) {
      left = true;
      side.leave();
    }
  }
}
