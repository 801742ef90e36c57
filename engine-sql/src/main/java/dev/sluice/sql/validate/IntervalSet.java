package dev.sluice.sql.validate;

import dev.sluice.core.plan.Interval;
import java.util.ArrayList;
import java.util.List;

/** A set of instants as disjoint ascending intervals that do not touch. */
record IntervalSet(List<Interval> intervals) {
  private static final IntervalSet EVERYTHING = new IntervalSet(List.of(Interval.ETERNITY));

  IntervalSet {
    intervals = List.copyOf(intervals);
  }

  /** From one instant until before another, cut to eternity; nothing if that is empty. */
  static IntervalSet between(long start, long end) {
    long from = Math.max(start, Interval.MIN_MILLIS);
    long to = Math.min(end, Interval.MAX_MILLIS);
    return new IntervalSet(from < to ? List.of(new Interval(from, to)) : List.of());
  }

  boolean isEmpty() {
    return intervals.isEmpty();
  }

  IntervalSet and(IntervalSet other) {
    List<Interval> common = new ArrayList<>();
    for (Interval left : intervals) {
      for (Interval right : other.intervals) {
        long start = Math.max(left.startMillis(), right.startMillis());
        long end = Math.min(left.endMillis(), right.endMillis());
        if (start < end) {
          common.add(new Interval(start, end));
        }
      }
    }
    return new IntervalSet(common);
  }

  IntervalSet not() {
    List<Interval> gaps = new ArrayList<>();
    long from = Interval.MIN_MILLIS;
    for (Interval interval : intervals) {
      if (from < interval.startMillis()) {
        gaps.add(new Interval(from, interval.startMillis()));
      }
      from = interval.endMillis();
    }
    if (from < Interval.MAX_MILLIS) {
      gaps.add(new Interval(from, Interval.MAX_MILLIS));
    }
    return new IntervalSet(gaps);
  }

  IntervalSet or(IntervalSet other) {
    return not().and(other.not()).not();
  }

  static IntervalSet everything() {
    return EVERYTHING;
  }
}
