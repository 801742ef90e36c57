package dev.sluice.core.plan;

/**
 * Size of time chunks, always in UTC.
 *
 * @param period ISO period that one of the accepted granularities has, e.g. {@code P1D}; {@code
 *     ALL} for one chunk for ever
 */
public record Granularity(String period) {
  public static final Granularity ALL = new Granularity("ALL");

  public boolean isAll() {
    return period.equals("ALL");
  }
}
