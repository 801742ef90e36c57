package dev.sluice.sql.rel.unnest;

import dev.sluice.sql.rel.node.Nodes;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;

/**
 * A subquery without correlation, and how its rows meet the outer row.
 *
 * <p>Expressions are over the columns of {@code rel} and those of the outer row.
 *
 * @param rel rows for all outer rows
 * @param fields the columns of the subquery
 * @param conjuncts what must be true of an outer row and one of {@code rel}
 * @param isPadded whether the subquery has exactly one row where no row of {@code rel} matches, and
 *     at most one match otherwise. The fields then give that row if the columns of {@code rel} are
 *     NULL
 * @param conditions what must be true of a padded row for the subquery to have it
 */
record PulledUp(
    RelNode rel,
    List<RexNode> fields,
    List<RexNode> conjuncts,
    boolean isPadded,
    List<RexNode> conditions) {
  PulledUp {
    fields = List.copyOf(fields);
    conjuncts = List.copyOf(conjuncts);
    conditions = List.copyOf(conditions);
  }

  static PulledUp plain(RelNode rel) {
    return new PulledUp(rel, Nodes.fields(rel), List.of(), false, List.of());
  }
}
