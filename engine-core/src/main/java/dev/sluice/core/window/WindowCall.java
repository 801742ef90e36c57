package dev.sluice.core.window;

import dev.sluice.core.aggregate.AggregateSpec;

/**
 * One call of a window function.
 *
 * @param function the name of the output, the function with its inputs, and the type of its values:
 *     an aggregate without filter, or one of {@code row_number rank dense_rank percent_rank
 *     cume_dist ntile lag lead first_value last_value nth_value}. Parameter {@code n} is the number
 *     of tiles, the offset, or the row of the frame. A second input of {@code lag} and {@code lead}
 *     is the value where there is no row
 * @param frame ignored by functions that do not have one
 * @param ignoreNulls whether functions that pick a row pass over those where the first input is
 *     NULL
 */
public record WindowCall(AggregateSpec function, WindowFrame frame, boolean ignoreNulls) {

  /** The number that the function is called with. */
  long number() {
    Object value = function.parameters().get("n");
    if (value instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalArgumentException(
        "Window function [%s] has no number".formatted(function.name()));
  }
}
