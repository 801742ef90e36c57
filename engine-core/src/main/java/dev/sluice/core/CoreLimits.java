package dev.sluice.core;

import dev.sluice.frames.FrameLimits;

/** Limits of a query's execution. */
public final class CoreLimits {
  private CoreLimits() {}

  /** Returns how many batches hold {@code rows} rows. */
  public static long batches(long rows) {
    return (rows + FrameLimits.BATCH_ROWS - 1) / FrameLimits.BATCH_ROWS;
  }
}
