package dev.sluice.core.operator;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes columns when they are asked for, and for the rows for which they are. */
final class ProjectOperator implements BatchSink {
  private final List<CompiledExpr> projections;
  private final RowSignature output;
  private final VectorArena arena;
  private final BatchSink next;

  ProjectOperator(
      List<CompiledExpr> projections, RowSignature output, VectorArena arena, BatchSink next) {
    this.projections = projections;
    this.output = output;
    this.arena = arena;
    this.next = next;
  }

  @Override
  public void accept(Batch batch) {
    next.accept(Batch.lazy(output, batch.rowCount(), new Columns(batch), arena));
  }

  @Override
  public void finish() {
    next.finish();
  }

  @Override
  public boolean isSatisfied() {
    return next.isSatisfied();
  }

  @Override
  public void close() {
    next.close();
  }

  /** Columns of one batch; those of the same chosen rows share one narrowed input. */
  private final class Columns implements Batch.ColumnSource {
    private final Batch input;
    private int @Nullable [] chosen;
    private Batch narrowed;

    Columns(Batch input) {
      this.input = input;
      narrowed = input;
    }

    @Override
    public ColumnVector load(int column, int @Nullable [] rows, int count, VectorArena target) {
      if (rows == null) {
        return projections.get(column).evaluate(input, target);
      }
      if (rows != chosen || narrowed.rowCount() != count) {
        narrowed = input.select(rows, count, target);
        chosen = rows;
      }
      return projections.get(column).evaluate(narrowed, target);
    }
  }
}
