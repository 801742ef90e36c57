package dev.sluice.core.aggregate;

import dev.sluice.frames.type.ColumnType;

/** One aggregate function. Immutable and thread-safe. */
public interface AggregateFunction {
  /** Lower-case name in plans. */
  String name();

  /** Type of the intermediate values. */
  ColumnType intermediateType(AggregateSpec spec);

  /**
   * States of the aggregate, without groups.
   *
   * @throws IllegalArgumentException naming the aggregate, if it has inputs of types that the
   *     function does not take
   */
  Accumulator accumulator(AggregateSpec spec);
}
