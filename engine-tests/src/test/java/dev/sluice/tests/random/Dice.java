package dev.sluice.tests.random;

import java.util.List;
import java.util.Random;

/** Choices, all of which follow from one seed. */
final class Dice {
  private final Random random;

  Dice(long seed) {
    random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
  }

  /** Whether something happens that happens in so many percent of the cases. */
  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** A number from the first to the last. */
  int between(int first, int last) {
    return first + random.nextInt(last - first + 1);
  }

  <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  @SafeVarargs
  final <T> T of(T... values) {
    return values[random.nextInt(values.length)];
  }
}
