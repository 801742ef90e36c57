package dev.sluice.core.aggregate;

import dev.sluice.frames.type.ColumnType;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Aggregate functions by name. Immutable and thread-safe. */
public final class AggregateRegistry {
  private static final AggregateRegistry STANDARD = new AggregateRegistry(StandardAggregates.all());

  private final Map<String, AggregateFunction> functions = new TreeMap<>();

  public AggregateRegistry(Collection<AggregateFunction> functions) {
    for (AggregateFunction function : functions) {
      if (this.functions.put(function.name(), function) != null) {
        throw new IllegalArgumentException(
            "Duplicate aggregate function [" + function.name() + "]");
      }
    }
  }

  /** The functions that come with the engine. */
  public static AggregateRegistry standard() {
    return STANDARD;
  }

  public Set<String> names() {
    return Set.copyOf(functions.keySet());
  }

  /**
   * The named function.
   *
   * @throws IllegalArgumentException naming the function, if there is none
   */
  public AggregateFunction function(String name) {
    AggregateFunction function = functions.get(name);
    if (function == null) {
      throw new IllegalArgumentException(
          "Unknown aggregate function [" + name + "]; there are " + functions.keySet());
    }
    return function;
  }

  public ColumnType intermediateType(AggregateSpec spec) {
    return function(spec.function()).intermediateType(spec);
  }

  public Accumulator accumulator(AggregateSpec spec) {
    return function(spec.function()).accumulator(spec);
  }
}
