package dev.sluice.core.aggregate;

import dev.sluice.frames.type.ColumnType;

/** Checks of what an aggregate reads. */
final class Inputs {
  private Inputs() {}

  static ColumnType type(AggregateSpec spec, int index) {
    if (index >= spec.inputTypes().size()) {
      throw new IllegalArgumentException(
          "Aggregate [%s]: function [%s] has no input [%d]"
              .formatted(spec.name(), spec.function(), index));
    }
    return spec.inputTypes().get(index);
  }

  static void requireNumeric(AggregateSpec spec) {
    ColumnType type = type(spec, 0);
    if (!type.isNumeric()) {
      throw refused(spec, type);
    }
  }

  static IllegalArgumentException refused(AggregateSpec spec, ColumnType type) {
    return new IllegalArgumentException(
        "Aggregate [%s]: function [%s] does not take values of type [%s]"
            .formatted(spec.name(), spec.function(), type.name()));
  }
}
