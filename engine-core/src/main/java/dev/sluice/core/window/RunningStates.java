package dev.sluice.core.window;

import dev.sluice.core.aggregate.Accumulator;
import dev.sluice.core.aggregate.AggregateRegistry;
import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.frames.type.ComplexType;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;

/** Running values of any aggregate: each row is a group, into which the group before is merged. */
final class RunningStates implements RunningValues {
  private final Accumulator rows;
  private final Accumulator last;
  private final boolean isComplex;
  private boolean isStarted;

  RunningStates(AggregateSpec spec) {
    rows = AggregateRegistry.standard().accumulator(FoldKind.sparse(spec));
    last = AggregateRegistry.standard().accumulator(FoldKind.sparse(spec));
    isComplex = spec.outputType() instanceof ComplexType;
  }

  @Override
  public ColumnVector next(ColumnVector[] inputs, boolean[] starts, int count, VectorArena arena) {
    int[] groups = arena.ints(count);
    for (int i = 0; i < count; i++) {
      groups[i] = i;
    }
    int[] into = arena.ints(1);
    rows.reset();
    rows.ensureGroups(count);
    if (isStarted && !starts[0]) {
      into[0] = 0;
      rows.merge(into, 1, last.partial(0, 1, arena));
    }
    rows.add(groups, count, inputs);
    VectorArena.Mark mark = arena.mark();
    for (int i = 1; i < count; i++) {
      if (!starts[i]) {
        into[0] = i;
        rows.merge(into, 1, rows.partial(i - 1, 1, arena));
        arena.resetTo(mark);
      }
    }
    last.reset();
    last.ensureGroups(1);
    into[0] = 0;
    last.merge(into, 1, rows.partial(count - 1, 1, arena));
    isStarted = true;
    return isComplex ? rows.partial(0, count, arena) : rows.result(0, count, arena);
  }
}
