package dev.sluice.frames.memory;

/** A reservation that the budget does not allow and that nobody can spill for. */
public final class MemoryLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long requestedBytes;
  private final long limitBytes;

  MemoryLimitException(String pool, long requestedBytes, long usedBytes, long limitBytes) {
    super(
        "Memory pool [%s] cannot reserve [%d] bytes: [%d] of [%d] are in use"
            .formatted(pool, requestedBytes, usedBytes, limitBytes));
    this.requestedBytes = requestedBytes;
    this.limitBytes = limitBytes;
  }

  public long requestedBytes() {
    return requestedBytes;
  }

  public long limitBytes() {
    return limitBytes;
  }
}
