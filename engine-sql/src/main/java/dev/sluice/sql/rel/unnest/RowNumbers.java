package dev.sluice.sql.rel.unnest;

import com.google.common.collect.ImmutableList;
import dev.sluice.sql.rel.node.Nodes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** LIMIT and OFFSET for each of several groups. */
final class RowNumbers {
  private RowNumbers() {}

  /**
   * The rows that the limit leaves of each group, with the number of the row as a further column.
   *
   * @param fields what the sort keys are, over the columns of {@code rel} and the outer row
   * @param groups keys of the groups
   * @return null if a sort key compares the rows with the outer row
   */
  static @Nullable RelNode limited(
      RelNode rel,
      Sort sort,
      List<? extends RexNode> fields,
      List<RexNode> groups,
      OuterReferences outer) {
    List<RexFieldCollation> order = new ArrayList<>();
    for (RelFieldCollation key : sort.getCollation().getFieldCollations()) {
      RexNode field = fields.get(key.getFieldIndex());
      if (!outer.in(field)) {
        order.add(new RexFieldCollation(field, directions(key)));
      } else if (!RelOptUtil.InputFinder.bits(field).isEmpty()) {
        return null;
      }
    }
    RexBuilder rex = Nodes.rex(rel);
    RelDataType whole = rex.getTypeFactory().createSqlType(SqlTypeName.BIGINT);
    List<RexNode> columns = Nodes.fields(rel);
    columns.add(
        rex.makeOver(
            whole,
            SqlStdOperatorTable.ROW_NUMBER,
            List.of(),
            groups,
            ImmutableList.copyOf(order),
            RexWindowBounds.UNBOUNDED_PRECEDING,
            RexWindowBounds.CURRENT_ROW,
            RexWindowExclusion.EXCLUDE_NO_OTHER,
            true,
            true,
            false,
            false,
            false));
    RelNode numbered = Nodes.project(rel, columns);
    RexNode number = new RexInputRef(columns.size() - 1, whole);
    long offset = sort.offset == null ? 0 : RexLiteral.intValue(sort.offset);
    List<RexNode> conjuncts = new ArrayList<>();
    if (offset > 0) {
      conjuncts.add(
          rex.makeCall(SqlStdOperatorTable.GREATER_THAN, number, literal(offset, whole, rex)));
    }
    if (sort.fetch != null) {
      long last = offset + RexLiteral.intValue(sort.fetch);
      conjuncts.add(
          rex.makeCall(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, number, literal(last, whole, rex)));
    }
    return Nodes.filter(numbered, conjuncts);
  }

  private static RexNode literal(long value, RelDataType type, RexBuilder rex) {
    return rex.makeExactLiteral(BigDecimal.valueOf(value), type);
  }

  private static Set<SqlKind> directions(RelFieldCollation key) {
    Set<SqlKind> directions = new HashSet<>();
    if (key.getDirection().isDescending()) {
      directions.add(SqlKind.DESCENDING);
    }
    if (key.nullDirection == RelFieldCollation.NullDirection.FIRST) {
      directions.add(SqlKind.NULLS_FIRST);
    } else if (key.nullDirection == RelFieldCollation.NullDirection.LAST) {
      directions.add(SqlKind.NULLS_LAST);
    }
    return directions;
  }
}
