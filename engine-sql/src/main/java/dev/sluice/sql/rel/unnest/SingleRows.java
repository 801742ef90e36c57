package dev.sluice.sql.rel.unnest;

import dev.sluice.sql.rel.node.Groups;
import dev.sluice.sql.rel.node.Nodes;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.ImmutableBitSet;

/** Subqueries that have one row, or may have no more. */
final class SingleRows {
  private SingleRows() {}

  /** The subquery, which fails when it is run if it has more than one row. */
  static RelNode single(RelNode query) {
    if (isAtMostOne(query)) {
      return query;
    }
    RelDataType type =
        Nodes.nullable(Nodes.field(query, 0).getType(), query.getCluster().getTypeFactory());
    AggregateCall only =
        AggregateCall.create(
            SqlParserPos.ZERO,
            SqlStdOperatorTable.SINGLE_VALUE,
            false,
            false,
            false,
            List.of(),
            List.of(0),
            -1,
            null,
            RelCollations.EMPTY,
            type,
            query.getRowType().getFieldNames().get(0));
    return Groups.of(query, ImmutableBitSet.of(), List.of(only));
  }

  /** Rows that are there if and only if the subquery has any. */
  static RelNode existing(RelNode query) {
    boolean isKept =
        query instanceof Project
            || (query instanceof Sort sort
                && sort.offset == null
                && (sort.fetch == null
                    || (sort.fetch instanceof RexLiteral fetch && RexLiteral.intValue(fetch) > 0)));
    return isKept ? existing(query.getInput(0)) : query;
  }

  /** One row of the subquery, if it has any. */
  static RelNode first(RelNode query) {
    return isAtMostOne(query)
        ? query
        : LogicalSort.create(
            query, RelCollations.EMPTY, null, Nodes.rex(query).makeExactLiteral(BigDecimal.ONE));
  }

  /** Whether there is exactly one row. */
  static boolean isOne(RelNode query) {
    if (query instanceof Project project) {
      return isOne(project.getInput());
    }
    if (query instanceof Values values) {
      return values.getTuples().size() == 1;
    }
    return query instanceof Aggregate aggregate && isTotal(aggregate);
  }

  private static boolean isAtMostOne(RelNode query) {
    if (query instanceof Project || query instanceof Filter) {
      return isAtMostOne(query.getInput(0));
    }
    if (query instanceof Sort sort) {
      return (sort.fetch instanceof RexLiteral fetch && RexLiteral.intValue(fetch) <= 1)
          || isAtMostOne(sort.getInput());
    }
    if (query instanceof Values values) {
      return values.getTuples().size() <= 1;
    }
    return query instanceof Aggregate aggregate && isTotal(aggregate);
  }

  private static boolean isTotal(Aggregate aggregate) {
    return aggregate.getGroupType() == Aggregate.Group.SIMPLE && aggregate.getGroupSet().isEmpty();
  }
}
