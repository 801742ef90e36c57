package dev.sluice.core.join;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the rows of a build side from several lanes and makes a build side of them. */
public final class BuildCollector implements AutoCloseable {
  private final BuildLayout layout;
  private final boolean mustFit;
  private final int chains;
  private final List<BuildRows> lanes = new ArrayList<>();
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
    private final MemoryPool pool;

    private Lane(MemoryPool pool) {
      this.rows = new BuildRows(layout, pool);
      this.pool = pool;
    }

    /** Takes the rows. */
    public void add(Batch batch, long ordinal) {
      if (batch.rowCount() == 0) {
        return;
      }
      if (!rows.add(stored(batch), ordinal, !mustFit)) {
        throw new FaultException(new Fault.BroadcastTablesTooLarge(pool.limitBytes()));
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
  public synchronized Lane lane(MemoryPool pool) {
    Lane lane = new Lane(pool);
    lanes.add(lane.rows);
    return lane;
  }

  /**
   * The build side, which the collector releases when it is closed, if nobody has before.
   *
   * @param check called now and then; may throw to give up
   */
  public synchronized BuildSide finish(MemoryPool pool, Runnable check) {
    JoinTable table = JoinTable.of(layout, lanes, check);
    long bytes = table.sizeBytes();
    if (layout.spec().kind().marksBuild()) {
      bytes += RowMarks.sizeBytes(table.rowCount());
    }
    if (bytes > 0) {
      pool.overdraw(bytes);
    }
    lanes.forEach(BuildRows::release);
    BuildSide made = new BuildSide(table, chains, pool, bytes);
    side = made;
    return made;
  }

  @Override
  public synchronized void close() {
    lanes.forEach(BuildRows::release);
    if (side != null) {
      side.release();
      side = null;
    }
  }
}
