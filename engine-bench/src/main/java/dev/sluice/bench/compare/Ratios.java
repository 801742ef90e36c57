package dev.sluice.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ratios of one kind over all queries. */
final class Ratios {
  private final List<Double> values = new ArrayList<>();
  private double worst;
  private String worstName = "none";

  void add(String name, double ratio) {
    values.add(ratio);
    if (ratio > worst) {
      worst = ratio;
      worstName = name;
    }
  }

  double geometricMean() {
    return Math.exp(values.stream().mapToDouble(Math::log).average().orElse(Double.NaN));
  }

  /** The mean, and the query whose ratio is the greatest. */
  String summary() {
    return "geometric mean %.2f of %d, worst %.2f (%s)"
        .formatted(geometricMean(), values.size(), worst, worstName)
        .toLowerCase(Locale.ROOT);
  }
}
