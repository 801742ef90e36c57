package dev.sluice.core.join;

import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One chain's part in a join with a build side. Belongs to one thread at a time. */
public final class SideProbe implements AutoCloseable {
  private final BuildSide side;
  private final JoinSpec spec;
  private final RowSignature output;
  private final int probeColumns;
  private final HashProbe probe;
  private final VectorArena arena;
  private final Runnable check;
  private final Consumer<Batch> out;
  private boolean left;

  /**
   * Part of a chain.
   *
   * @param input columns of the batches
   * @param arena of the lane
   * @param check called now and then; may throw to give up
   * @param out takes what comes out, during the call
   */
  public SideProbe(
      BuildSide side, RowSignature input, VectorArena arena, Runnable check, Consumer<Batch> out) {
    this.side = side;
    this.spec = side.table().layout().spec();
    this.output = spec.output(input);
    this.probeColumns = spec.kind().givesProbe() ? input.size() : 0;
    this.arena = arena;
    this.check = check;
    this.out = out;
    probe = new HashProbe(spec, input, arena, check, out);
    probe.attach(side.table(), side.marks(), 0);
  }

  /** Joins the rows of the batch. */
  public void accept(Batch batch) {
    probe.join(batch);
  }

  /** No more rows will come: gives what is left. The last chain gives rows of the build side. */
  public void finish(BooleanSupplier satisfied) {
    if (side.finished() && spec.kind().marksBuild()) {
      emitBuild(satisfied);
    }
  }

  private void emitBuild(BooleanSupplier satisfied) {
    JoinTable table = side.table();
    RowMarks marks = side.marks();
    boolean wanted = spec.kind() == JoinKind.RIGHT_SEMI;
    VectorArena.Mark start = arena.mark();
    for (int from = 0; from < table.rowCount() && !satisfied.getAsBoolean(); ) {
      check.run();
      int[] rows = arena.ints(Batch.DEFAULT_ROWS);
      int count = 0;
      for (; from < table.rowCount() && count < Batch.DEFAULT_ROWS; from++) {
        rows[count] = from;
        count += marks != null && marks.get(from) == wanted ? 1 : 0;
      }
      if (count > 0) {
        out.accept(buildRows(table, rows, count));
      }
      arena.resetTo(start);
    }
  }

  private Batch buildRows(JoinTable table, int[] rows, int count) {
    ColumnVector[] columns = new ColumnVector[output.size()];
    for (int c = 0; c < columns.length; c++) {
      columns[c] =
          c < probeColumns
              ? NullColumns.of(output.type(c), count, arena)
              : table
                  .column(table.layout().columns().get(c - probeColumns))
                  .gather(rows, count, false, arena);
    }
    return Batch.of(output, count, columns);
  }

  /** Leaves the build side to the others. Idempotent. */
  @Override
  public void close() {
    if (!left) {
      left = true;
      side.leave();
    }
  }
}
