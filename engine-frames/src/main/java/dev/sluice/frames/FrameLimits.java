package dev.sluice.frames;

/** Sizes that every frame keeps to. */
public final class FrameLimits {
  /** The rows that operators pass to each other at once. */
  public static final int BATCH_ROWS = 8_192;

  private FrameLimits() {}
}
