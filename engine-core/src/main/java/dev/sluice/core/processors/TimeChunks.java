package dev.sluice.core.processors;

import dev.sluice.core.plan.Granularity;
import dev.sluice.core.plan.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;

/** Bounds of time chunks. */
public final class TimeChunks {
  private TimeChunks() {}

  /**
   * The chunk that starts at this time.
   *
   * @param startMillis a time that the granularity has rounded down
   */
  public static Interval startingAt(long startMillis, Granularity granularity) {
    if (granularity.isAll()) {
      return Interval.ETERNITY;
    }
    String period = granularity.period();
    TemporalAmount length = period.startsWith("PT") ? Duration.parse(period) : Period.parse(period);
    LocalDateTime start =
        LocalDateTime.ofInstant(Instant.ofEpochMilli(startMillis), ZoneOffset.UTC);
    return new Interval(startMillis, start.plus(length).toInstant(ZoneOffset.UTC).toEpochMilli());
  }
}
