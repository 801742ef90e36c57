package dev.sluice.core.operator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Cases of tests whose full product would take long. */
final class Samples {
  /** Whether all cases are wanted: {@code -Dtests.all=true}, as in the profile {@code long}. */
  static final boolean ALL = Boolean.getBoolean("tests.all");

  private Samples() {}

  /** So many of the cases, or all of them if all are wanted. */
  static <T> List<T> of(List<T> cases, int count, long seed) {
    if (ALL || count >= cases.size()) {
      return cases;
    }
    List<T> shuffled = new ArrayList<>(cases);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled.subList(0, count);
  }
}
