package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.RowSignature;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows whose conditions are asked and whose keys stand in columns.
 *
 * @param keys names of the columns
 */
record KeyedRelation(Relation relation, List<String> keys) {

  /** The rows with a column for each key, computed where there is none. */
  static KeyedRelation of(Relation relation, List<Expr> keys) {
    if (keys.stream().allMatch(key -> key instanceof Expr.Reference)) {
      return new KeyedRelation(relation.filtered(), Expressions.names(keys));
    }
    ProjectionNames names = new ProjectionNames("v", relation.signature());
    for (RowSignature.Column column : relation.signature().columns()) {
      names.add(new Expr.Reference(column.name(), column.type()));
    }
    List<String> columns = new ArrayList<>();
    keys.forEach(key -> columns.add(names.add(key)));
    return new KeyedRelation(relation.projected(names, relation.columns()), columns);
  }
}
