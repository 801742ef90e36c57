package dev.sluice.core.window;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;

/** Running least or greatest numbers. */
final class RunningLeast implements RunningValues {
  private final NumberOrder order;
  private long least = NumberOrder.NOTHING;
  private boolean isPresent;

  RunningLeast(NumberOrder order) {
    this.order = order;
  }

  @Override
  public ColumnVector next(ColumnVector[] inputs, boolean[] starts, int count, VectorArena arena) {
    long[] values = arena.longs(count);
    order.encode(inputs[0], count, values);
    boolean[] absent = inputs[0].nulls();
    boolean[] nulls = arena.booleans(count);
    long best = least;
    boolean any = isPresent;
    for (int i = 0; i < count; i++) {
      boolean has = absent == null || !absent[i];
      best = Math.min(starts[i] ? NumberOrder.NOTHING : best, values[i]);
      any = has || (any && !starts[i]);
      values[i] = best;
      nulls[i] = !any;
    }
    least = best;
    isPresent = any;
    return order.decode(values, nulls, count, arena);
  }
}
