package dev.sluice.sql.translate;

import dev.sluice.core.plan.InputSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * An input that a join in the chain of a relation reads by itself. Sides stand behind the inputs of
 * the origin, in their order.
 *
 * @param isBroadcast whether every worker reads all of it; else it is read partition by partition,
 *     along with the origin
 */
record Side(InputSpec input, boolean isBroadcast) {

  /** The inputs of the origin and those of the sides. */
  static List<InputSpec> inputs(List<InputSpec> origin, List<Side> sides) {
    List<InputSpec> inputs = new ArrayList<>(origin);
    sides.forEach(side -> inputs.add(side.input()));
    return inputs;
  }

  /** Positions of the broadcast inputs in a stage whose origin has so many inputs. */
  static List<Integer> broadcast(int originInputs, List<Side> sides) {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      if (sides.get(i).isBroadcast()) {
        positions.add(originInputs + i);
      }
    }
    return positions;
  }
}
