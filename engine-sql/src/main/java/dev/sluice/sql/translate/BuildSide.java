package dev.sluice.sql.translate;

import dev.sluice.core.plan.InputSpec;
import dev.sluice.frames.type.RowSignature;
import java.util.List;

/**
 * The side of a join that is an input of its stage.
 *
 * @param signature columns of the input
 * @param columns where the values that were asked for stand, by name
 */
record BuildSide(InputSpec input, RowSignature signature, List<String> columns) {
  BuildSide {
    columns = List.copyOf(columns);
  }
}
