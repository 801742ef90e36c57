package dev.sluice.core.exec;

import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Until when a query may run. Belongs to one thread. */
final class Deadline {
  private static final long NONE = Long.MAX_VALUE;
  private static final long MAX_WAIT_MILLIS = 60_000;

  private final Clock clock;
  private long atMillis;

  /**
   * Deadline that many ms from now.
   *
   * @param timeoutMillis null, 0 or less for none
   */
  Deadline(Clock clock, @Nullable Long timeoutMillis) {
    this.clock = clock;
    this.atMillis =
        timeoutMillis == null || timeoutMillis <= 0 ? NONE : clock.millis() + timeoutMillis;
  }

  boolean isOver() {
    return atMillis != NONE && clock.millis() >= atMillis;
  }

  /** How long to wait at most before looking again. */
  long remainingMillis() {
    return atMillis == NONE
        ? MAX_WAIT_MILLIS
        : Math.max(0, Math.min(MAX_WAIT_MILLIS, atMillis - clock.millis()));
  }

  /** There is no deadline any more. */
  void clear() {
    atMillis = NONE;
  }
}
