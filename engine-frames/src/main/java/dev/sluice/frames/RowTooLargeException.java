package dev.sluice.frames;

/** A single row that is larger than a frame may be. */
public final class RowTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long maxFrameBytes;

  public RowTooLargeException(long maxFrameBytes) {
    super("Row is larger than the maximum frame size of [%d] bytes".formatted(maxFrameBytes));
    this.maxFrameBytes = maxFrameBytes;
  }

  public long maxFrameBytes() {
    return maxFrameBytes;
  }
}
