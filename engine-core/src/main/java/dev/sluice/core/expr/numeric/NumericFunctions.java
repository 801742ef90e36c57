package dev.sluice.core.expr.numeric;

import dev.sluice.core.expr.NamedFunction;
import java.util.ArrayList;
import java.util.List;

/** Arithmetic operators and mathematical functions, by name. */
public final class NumericFunctions {
  private NumericFunctions() {}

  public static List<NamedFunction> all() {
    List<NamedFunction> all = new ArrayList<>(Arithmetic.all());
    all.addAll(Rounding.all());
    all.addAll(Divisions.all());
    all.addAll(MathFunctions.all());
    all.addAll(BitwiseFunctions.all());
    all.addAll(HumanReadable.all());
    return all;
  }
}
