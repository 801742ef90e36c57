package dev.sluice.core.aggregate;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ComplexType;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Measures of how numbers are spread, and of how pairs (y, x) of them belong together. All inputs
 * are DOUBLE.
 */
final class MomentsFunction implements AggregateFunction {
  private final String name;
  private final int inputs;
  private final Function<AggregateSpec, Accumulator> states;

  private MomentsFunction(String name, int inputs, Function<AggregateSpec, Accumulator> states) {
    this.name = name.toLowerCase(Locale.ROOT);
    this.inputs = inputs;
    this.states = states;
  }

  static List<AggregateFunction> all() {
    List<AggregateFunction> all = new ArrayList<>();
    for (Spread spread : Spread.values()) {
      all.add(new MomentsFunction(spread.name(), 1, spec -> new SpreadAccumulator(spread)));
    }
    for (Association association : Association.values()) {
      all.add(
          new MomentsFunction(
              association.name(), 2, spec -> new AssociationAccumulator(association, spec)));
    }
    return all;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ColumnType intermediateType(AggregateSpec spec) {
    return new ComplexType("moments");
  }

  @Override
  public Accumulator accumulator(AggregateSpec spec) {
    for (int i = 0; i < inputs; i++) {
      if (Inputs.type(spec, i) != ScalarType.DOUBLE) {
        throw Inputs.refused(spec, Inputs.type(spec, i));
      }
    }
    return states.apply(spec);
  }
}
