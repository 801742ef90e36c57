package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.sql.rel.PlannedQuery;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;

/**
 * The rows of a whole query before their last stage.
 *
 * @param relation where they come from
 * @param names of the outputs
 * @param outputs columns in SELECT order
 * @param order of the rows
 * @param limit which of them are wanted
 */
record QueryRows(
    Relation relation,
    List<String> names,
    List<Expr> outputs,
    List<SortKey> order,
    RowLimit limit) {

  static QueryRows of(PlannedQuery query, RelTranslator relations) {
    RelNode top = query.rel();
    Relation relation;
    List<SortKey> order = List.of();
    RowLimit limit = RowLimit.NONE;
    if (top instanceof Sort sort) {
      relation = relations.translate(sort.getInput());
      order = SortKeys.of(sort, relation);
      limit = RowLimit.of(sort);
    } else {
      relation = relations.translate(top);
    }
    List<String> names = new ArrayList<>();
    List<Expr> outputs = new ArrayList<>();
    for (PlannedQuery.Output output : query.outputs()) {
      names.add(output.name());
      outputs.add(relation.columns().get(output.field()));
    }
    return new QueryRows(relation, names, outputs, order, limit);
  }
}
