package dev.sluice.core.expr.time;

import dev.sluice.core.expr.kernel.FixedDivisor;

/** Buckets of equal length. */
final class FixedFloor extends TimeFloor {
  private final long length;
  private final long origin;
  private final FixedDivisor divisor;

  FixedFloor(long length, long origin) {
    this.length = length;
    this.origin = origin;
    this.divisor = new FixedDivisor(length);
  }

  @Override
  public long floor(long millis) {
    return divisor.floorDiv(millis - origin) * length + origin;
  }

  @Override
  public long next(long start) {
    return start + length;
  }

  @Override
  public void floor(long[] in, long[] out, int size) {
    divisor.floor(in, origin, out, size);
  }
}
