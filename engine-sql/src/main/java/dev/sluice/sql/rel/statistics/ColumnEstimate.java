package dev.sluice.sql.rel.statistics;

import org.jspecify.annotations.Nullable;

/**
 * What is in a column, more or less.
 *
 * @param distinct distinct values apart from NULL, at least 1
 * @param nulls share of rows that are NULL, from 0 to 1
 * @param range bounds of a numeric column, or null if they are unknown
 */
public record ColumnEstimate(double distinct, double nulls, @Nullable Range range) {
  public ColumnEstimate {
    distinct = Math.max(1, distinct);
  }

  /** Bounds, both inclusive; days and milliseconds count as numbers. */
  public record Range(double min, double max) {

    /** Share of the range that is at most the value, if values are spread evenly. */
    double below(double value) {
      if (value < min) {
        return 0;
      }
      return value >= max ? 1 : (value - min) / (max - min);
    }
  }

  static ColumnEstimate unknown(double rows) {
    return new ColumnEstimate(Math.max(1, rows / 10), 0.05, null);
  }

  ColumnEstimate atMost(double rows) {
    return distinct <= rows ? this : new ColumnEstimate(rows, nulls, range);
  }

  ColumnEstimate nullable(double share) {
    return new ColumnEstimate(distinct, Math.min(1, nulls + share), range);
  }
}
