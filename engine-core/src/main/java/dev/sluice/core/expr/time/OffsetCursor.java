package dev.sluice.core.expr.time;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Offsets of a zone for instants that lie close together: remembers how long the last one holds.
 * For one loop on one thread.
 */
public final class OffsetCursor {
  private final ZoneRules rules;
  private long from = 1;
  private long to;
  private long offset;

  public OffsetCursor(ZoneRules rules) {
    this.rules = rules;
  }

  /** Milliseconds to add to an instant to read its local time as if it were UTC. */
  public long offsetMillis(long millis) {
    if (millis < from || millis >= to) {
      move(millis);
    }
    return offset;
  }

  /** Instant of a local time that lies near the instant asked for last. */
  long fromLocal(long localMillis) {
    long guess = localMillis - offset;
    // Away from the ends there is no gap and no overlap.
    if (guess - CivilDate.MILLIS_PER_DAY >= from && guess + CivilDate.MILLIS_PER_DAY < to) {
      return guess;
    }
    return TimeZones.fromLocal(rules, localMillis);
  }

  private void move(long millis) {
    Instant instant = Instant.ofEpochMilli(millis);
    offset = TimeZones.offsetMillis(rules, millis);
    ZoneOffsetTransition before = rules.previousTransition(instant.plusMillis(1));
    ZoneOffsetTransition after = rules.nextTransition(instant);
    from =
        before == null
            ? Long.MIN_VALUE + CivilDate.MILLIS_PER_DAY
            : before.getInstant().toEpochMilli();
    to =
        after == null
            ? Long.MAX_VALUE - CivilDate.MILLIS_PER_DAY
            : after.getInstant().toEpochMilli();
  }
}
