package dev.sluice.core.expr.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/** Zones by name, and the way between local and absolute time. */
public final class TimeZones {
  private TimeZones() {}

  /**
   * Zone of an IANA name or an offset such as {@code -08:00}; {@code Z} is UTC.
   *
   * @param name null for UTC
   * @throws IllegalArgumentException naming the text, if it is neither
   */
  public static ZoneId parse(@Nullable String name) {
    if (name == null) {
      return ZoneOffset.UTC;
    }
    try {
      ZoneId zone = ZoneId.of(name.trim());
      return isUtc(zone) ? ZoneOffset.UTC : zone;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "Unknown time zone [%s]; use a name such as [America/Los_Angeles] or an offset such as [-08:00]"
              .formatted(name),
          e);
    }
  }

  public static boolean isUtc(ZoneId zone) {
    ZoneRules rules = zone.getRules();
    return rules.isFixedOffset() && rules.getOffset(Instant.EPOCH).getTotalSeconds() == 0;
  }

  /** Milliseconds to add to an instant to read its local time as if it were UTC. */
  public static long offsetMillis(ZoneRules rules, long millis) {
    return rules.getOffset(Instant.ofEpochMilli(millis)).getTotalSeconds() * 1000L;
  }

  /**
   * Instant of a local time given as if it were UTC. A time that a gap skips is moved on by the
   * length of the gap; of a time that occurs twice the first is meant.
   */
  public static long fromLocal(ZoneRules rules, long localMillis) {
    return fromLocal(rules, localMillis, Long.MIN_VALUE);
  }

  /**
   * As {@link #fromLocal(ZoneRules, long)}, but of a time that occurs twice the one with the given
   * offset is meant, if one of them has it.
   */
  static long fromLocal(ZoneRules rules, long localMillis, long preferredOffset) {
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(Math.floorDiv(localMillis, 1000L), 0, ZoneOffset.UTC);
    ZoneOffsetTransition transition = rules.isFixedOffset() ? null : rules.getTransition(local);
    if (transition == null) {
      return localMillis - millis(rules.getOffset(local));
    }
    long before = millis(transition.getOffsetBefore());
    long after = millis(transition.getOffsetAfter());
    return localMillis - (transition.isOverlap() && after == preferredOffset ? after : before);
  }

  private static long millis(ZoneOffset offset) {
    return offset.getTotalSeconds() * 1000L;
  }
}
