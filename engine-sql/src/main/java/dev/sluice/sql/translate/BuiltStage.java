package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.frames.type.RowSignature;
import java.util.ArrayList;
import java.util.List;

/**
 * A stage that was built for a demand.
 *
 * @param number its number
 * @param signature what comes out
 * @param columns where in the signature the outputs of the demand stand, by name
 */
record BuiltStage(int number, RowSignature signature, List<String> columns) {
  BuiltStage {
    columns = List.copyOf(columns);
  }

  /** Its output as a relation whose fields are the outputs. */
  Relation read(boolean isParallel) {
    Origin origin = new Origin.Inputs(List.of(new InputSpec.Stage(number)), isParallel);
    List<Expr> fields = new ArrayList<>();
    for (String column : columns) {
      fields.add(new Expr.Reference(column, signature.type(signature.indexOf(column))));
    }
    return Relation.of(origin, signature, fields);
  }
}
