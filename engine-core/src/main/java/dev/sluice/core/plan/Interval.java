package dev.sluice.core.plan;

/**
 * Span of time.
 *
 * @param startMillis first instant, ms since 1970 UTC
 * @param endMillis instant after the last
 */
public record Interval(long startMillis, long endMillis) {
  /** Start of {@link #ETERNITY}: -146136543-09-08T08:23:32.096Z. */
  public static final long MIN_MILLIS = Long.MIN_VALUE / 2;

  /** End of {@link #ETERNITY}: 146140482-04-24T15:36:27.903Z. */
  public static final long MAX_MILLIS = Long.MAX_VALUE / 2;

  public static final Interval ETERNITY = new Interval(MIN_MILLIS, MAX_MILLIS);

  public Interval {
    if (startMillis > endMillis) {
      throw new IllegalArgumentException(
          "Interval ends [" + endMillis + "] before it starts [" + startMillis + "]");
    }
  }

  public boolean contains(long millis) {
    return millis >= startMillis && millis < endMillis;
  }

  public boolean overlaps(Interval other) {
    return startMillis < other.endMillis && other.startMillis < endMillis;
  }
}
