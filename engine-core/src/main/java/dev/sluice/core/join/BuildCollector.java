package dev.sluice.core.join;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.VectorArena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the rows of a build side from several lanes and makes a build side of them: a table, or,
 * once the budget refuses a lane, rows that are put aside part by part.
 */
public final class BuildCollector implements AutoCloseable {
  /** Texts of a column are one array. */
  private static final long MAX_TEXT_BYTES = Integer.MAX_VALUE - 64;

  private final BuildLayout layout;
  private final boolean mustFit;
  private final int chains;
  private final List<Lane> lanes = new ArrayList<>();
  private volatile boolean spilling;
  private @Nullable BuildSide side;

  /**
   * Collector for a join.
   *
   * @param mustFit whether rows that do not fit into memory are a fault
   * @param chains that will share the build side
   */
  public BuildCollector(JoinSpec spec, boolean mustFit, int chains) {
    this.layout = BuildLayout.of(spec);
    this.mustFit = mustFit;
    this.chains = chains;
  }

  /** Rows of one lane. Belongs to one thread at a time. */
  public final class Lane {
    private final BuildRows rows;
    private final FrameAllocator allocator;
    private final Path folder;
    private final VectorArena arena = new VectorArena();
    private @Nullable SpillLane spill;

    private Lane(FrameAllocator allocator, Path folder) {
      this.rows = new BuildRows(layout, allocator.pool());
      this.allocator = allocator;
      this.folder = folder;
    }

    /**
     * Takes the rows.
     *
     * @throws FaultException if they must fit into memory and do not
     */
    public void add(Batch batch, long ordinal) {
      if (batch.rowCount() == 0) {
        return;
      }
      Batch stored = stored(batch);
      if (!spilling && !rows.add(stored, ordinal, false)) {
        refused();
      }
      if (spilling) {
        spill().add(stored, arena);
        arena.reset();
      }
    }

    private void refused() {
      if (mustFit) {
        throw new FaultException(new Fault.BroadcastTablesTooLarge(allocator.pool().limitBytes()));
      }
      spilling = true;
    }

    /** No more rows will come. */
    public void end() {
      if (spilling) {
        spill().finish();
      }
    }

    /** Where rows are put aside, with those that were in memory before. */
    private SpillLane spill() {
      SpillLane open = spill;
      if (open == null) {
        open = new SpillLane(SpillKeys.ofBuild(layout), layout.stored(), allocator, folder);
        spill = open;
        for (BuildRows.Chunk chunk : rows.chunks()) {
          open.add(chunk.batch(layout.stored()), arena);
          arena.reset();
        }
        rows.release();
      }
      return open;
    }

    private void close() {
      rows.release();
      if (spill != null) {
        spill.close();
        spill = null;
      }
    }

    private Batch stored(Batch batch) {
      ColumnVector[] columns = new ColumnVector[layout.stored().size()];
      for (int c = 0; c < columns.length; c++) {
        columns[c] = batch.column(batch.signature().indexOf(layout.stored().name(c)));
      }
      return Batch.of(layout.stored(), batch.rowCount(), columns);
    }
  }

  /** A new lane. Thread-safe. */
  public synchronized Lane lane(FrameAllocator allocator, Path folder) {
    Lane lane = new Lane(allocator, folder);
    lanes.add(lane);
    return lane;
  }

  /**
   * The build side, which the collector releases when it is closed, if nobody has before.
   *
   * @param check called now and then; may throw to give up
   */
  public synchronized BuildSide finish(MemoryPool pool, Runnable check) {
    if (!spilling && !textsFit(pool)) {
      lanes.get(0).refused();
    }
    BuildSide made = spilling ? spilled(pool) : table(pool, check);
    side = made;
    return made;
  }

  private BuildSide table(MemoryPool pool, Runnable check) {
    JoinTable table = JoinTable.of(layout, lanes.stream().map(lane -> lane.rows).toList(), check);
    long bytes = table.sizeBytes();
    if (layout.spec().kind().marksBuild()) {
      bytes += RowMarks.sizeBytes(table.rowCount());
    }
    long reserved = lanes.stream().mapToLong(lane -> lane.rows.takeReservation()).sum();
    BuildSide made = BuildSide.of(table, chains, pool, bytes);
    if (bytes > reserved) {
      pool.overdraw(bytes - reserved);
    } else {
      pool.release(reserved - bytes);
    }
    return made;
  }

  private BuildSide spilled(MemoryPool pool) {
    List<SpillLane> spills = new ArrayList<>();
    for (Lane lane : lanes) {
      lane.end();
      spills.add(lane.spill());
      lane.spill = null;
    }
    SpilledRows rows = new SpilledRows(layout, spills);
    long bytes = rows.markBytes();
    pool.overdraw(bytes);
    return BuildSide.of(rows, chains, pool, bytes);
  }

  /** Whether texts whose dictionaries differ between lanes may become one array each. */
  private boolean textsFit(MemoryPool pool) {
    for (int c = 0; c < layout.stored().size(); c++) {
      if (layout.stored().type(c).physical() == Physical.BYTES && !fits(c, pool)) {
        return false;
      }
    }
    return true;
  }

  private boolean fits(int column, MemoryPool pool) {
    StringDictionary common = lanes.get(0).rows.dictionary(column);
    boolean mixed = false;
    long bytes = 0;
    for (Lane lane : lanes) {
      bytes += lane.rows.textBytes(column);
      mixed |= lane.rows.rowCount() > 0 && lane.rows.dictionary(column) != common;
    }
    if (!mixed && bytes == 0) {
      return true;
    }
    long coded = lanes.stream().mapToLong(lane -> lane.rows.codedBytes(column)).sum();
    return bytes + coded <= MAX_TEXT_BYTES && coded <= pool.availableBytes();
  }

  @Override
  public synchronized void close() {
    lanes.forEach(Lane::close);
    if (side != null) {
      side.release();
      side = null;
    }
  }
}
