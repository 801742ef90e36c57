package dev.sluice.core.window;

import dev.sluice.core.aggregate.Accumulator;
import dev.sluice.core.aggregate.AggregateRegistry;
import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.frames.type.ComplexType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An aggregate of frames that leave rows behind. */
final class MovingAggregate implements WindowFunction {
  private final AggregateSpec spec;
  private final FoldKind kind;
  private final int[] inputs;
  private final FrameRanges ranges;
  private final Presence presence = new Presence();
  private final List<MovingFold> folds = new ArrayList<>();
  private long keepFrom;

  MovingAggregate(WindowCall call, FoldKind kind, WindowSpec window, RowColumns columns) {
    spec = call.function();
    this.kind = kind;
    inputs = spec.inputs().stream().mapToInt(columns::reread).toArray();
    ranges = new FrameRanges(call.frame(), window, columns);
  }

  @Override
  public Lookahead lookahead() {
    return ranges.lookahead();
  }

  @Override
  public void open(RowStore store) {
    ranges.open(store);
    for (int range = 0; range < ranges.rangeCount(); range++) {
      folds.add(kind.fold(spec, inputs, store));
    }
  }

  @Override
  public void arrive(
      Batch batch, boolean[] starts, @Nullable ColumnVector[] added, VectorArena arena) {
    if (kind != FoldKind.STATES) {
      presence.arrive(batch.column(inputs[0]), batch.rowCount());
    }
  }

  @Override
  public ColumnVector evaluate(RowPlaces places, Batch rows, VectorArena arena) throws IOException {
    ranges.compute(places, rows, arena);
    keepFrom = ranges.keepFrom();
    int count = places.count;
    ColumnVector values =
        switch (kind) {
          case LEAST, GREATEST -> extremes(count, arena);
          case TOTAL -> totals(count, arena);
          case STATES -> states(count, arena);
        };
    if (kind != FoldKind.STATES) {
      presence.bits().dropBelow(keepFrom);
    }
    return values;
  }

  private ColumnVector extremes(int count, VectorArena arena) throws IOException {
    LeastFold first = (LeastFold) folds.get(0);
    long[] best = first.least(ranges.from[0], ranges.to[0], count, arena);
    for (int range = 1; range < folds.size(); range++) {
      long[] other =
          ((LeastFold) folds.get(range)).least(ranges.from[range], ranges.to[range], count, arena);
      for (int i = 0; i < count; i++) {
        best[i] = Math.min(best[i], other[i]);
      }
    }
    return first.decode(best, ranges.withoutValue(presence, count, arena), count, arena);
  }

  private ColumnVector totals(int count, VectorArena arena) throws IOException {
    double[] sums = ((TotalFold) folds.get(0)).totals(ranges.from[0], ranges.to[0], count, arena);
    for (int range = 1; range < folds.size(); range++) {
      double[] other =
          ((TotalFold) folds.get(range)).totals(ranges.from[range], ranges.to[range], count, arena);
      for (int i = 0; i < count; i++) {
        sums[i] += other[i];
      }
    }
    return new DoubleVector(sums, ranges.withoutValue(presence, count, arena), count);
  }

  private ColumnVector states(int count, VectorArena arena) throws IOException {
    Accumulator rows = AggregateRegistry.standard().accumulator(FoldKind.sparse(spec));
    rows.ensureGroups(count);
    for (int range = 0; range < folds.size(); range++) {
      ((StateFold) folds.get(range)).mergeInto(rows, ranges.from[range], ranges.to[range], count);
    }
    return spec.outputType() instanceof ComplexType
        ? rows.partial(0, count, arena)
        : rows.result(0, count, arena);
  }

  @Override
  public long keepFrom() {
    return keepFrom;
  }

  @Override
  public long sizeBytes() {
    return presence.sizeBytes();
  }

  @Override
  public void close() {
    folds.forEach(MovingFold::close);
    ranges.close();
  }
}
