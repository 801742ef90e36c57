package dev.sluice.sql.translate;

import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.Interval;
import dev.sluice.frames.type.ColumnType;
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

  static BuildSide of(BuiltStage stage) {
    return new BuildSide(new InputSpec.Stage(stage.number()), stage.signature(), stage.columns());
  }

  /** An input as it is; of a stored table, the columns that were asked for. */
  static BuildSide of(InputSpec input, RowSignature signature, List<String> columns) {
    if (!(input instanceof InputSpec.Table table)) {
      return new BuildSide(input, signature, columns);
    }
    RowSignature read =
        RowSignature.of(
            signature.columns().stream()
                .filter(column -> columns.contains(column.name()))
                .toList());
    InputSpec narrowed =
        new InputSpec.Table(table.dataSource(), read, List.of(Interval.ETERNITY), null);
    return new BuildSide(narrowed, read, columns);
  }

  ColumnType type(String column) {
    return signature.type(signature.indexOf(column));
  }
}
