package dev.sluice.core.join;

import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One chain's part in a join with a build side in memory. */
final class SideProbe implements ChainProbe {
  private final BuildSide side;
  private final JoinTable table;
  private final HashProbe probe;
  private final BuildRowsOutput output;
  private final VectorArena arena;
  private final Runnable check;
  private boolean left;

  SideProbe(
      BuildSide side,
      JoinTable table,
      RowSignature input,
      VectorArena arena,
      Runnable check,
      Consumer<Batch> out) {
    this.side = side;
    this.table = table;
    this.arena = arena;
    this.check = check;
    probe = new HashProbe(table.layout().spec(), input, arena, check, out);
    probe.attach(table, side.marks(), 0);
    output = new BuildRowsOutput(table.layout(), input, arena, out);
  }

  @Override
  public void accept(Batch batch) {
    probe.join(batch);
  }

  @Override
  public void finish(BooleanSupplier satisfied) {
    RowMarks marks = side.marks();
    if (side.finished() && marks != null) {
      VectorArena.Mark start = arena.mark();
      for (int from = 0; from < table.rowCount() && !satisfied.getAsBoolean(); ) {
        check.run();
        from = output.emit(table, marks, from);
        arena.resetTo(start);
      }
    }
  }

  @Override
  public void close() {
    if (!left) {
      left = true;
      side.leave();
    }
  }
}
