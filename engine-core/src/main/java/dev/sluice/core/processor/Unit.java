package dev.sluice.core.processor;

import dev.sluice.core.operator.BatchSource;
import java.io.IOException;

/** Part of a worker's input that one lane reads in one go: a file split, a morsel, a partition. */
public interface Unit {
  /**
   * Place of the unit's first row in the whole input of the stage. Rows of a unit have the ordinals
   * that follow, so that rows of all units have an order that does not depend on who read them.
   */
  long ordinal();

  /** Number of the input partition that the unit belongs to; 0 where inputs have none. */
  int partition();

  /**
   * Starts reading.
   *
   * @param lane that reads
   */
  BatchSource open(Lane lane) throws IOException;
}
