package dev.sluice.sql.rel.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.hint.RelHint;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Operators and expressions as unnesting makes them. */
public final class Nodes {
  private Nodes() {}

  public static int width(RelNode rel) {
    return rel.getRowType().getFieldCount();
  }

  public static RexBuilder rex(RelNode rel) {
    return rel.getCluster().getRexBuilder();
  }

  public static RexInputRef field(RelNode rel, int index) {
    return rex(rel).makeInputRef(rel, index);
  }

  public static List<RexNode> fields(RelNode rel) {
    return fields(rel, 0, width(rel));
  }

  public static List<RexNode> fields(RelNode rel, int from, int to) {
    List<RexNode> fields = new ArrayList<>();
    for (int i = from; i < to; i++) {
      fields.add(field(rel, i));
    }
    return fields;
  }

  public static RelNode filter(RelNode input, List<RexNode> conjuncts) {
    RexNode condition = RexUtil.composeConjunction(rex(input), conjuncts);
    return condition.isAlwaysTrue() ? input : LogicalFilter.create(input, condition);
  }

  public static RelNode join(
      RelNode left, RelNode right, List<RexNode> conjuncts, JoinRelType kind) {
    return join(left, right, conjuncts, kind, List.of());
  }

  /** A join in the place of others that had these hints. */
  public static RelNode join(
      RelNode left, RelNode right, List<RexNode> conjuncts, JoinRelType kind, List<RelHint> hints) {
    RexNode condition = RexUtil.composeConjunction(rex(left), conjuncts);
    return LogicalJoin.create(left, right, hints, condition, Set.of(), kind);
  }

  /** A projection; fields that are only references keep their names. */
  public static RelNode project(RelNode input, List<? extends RexNode> expressions) {
    List<String> names = new ArrayList<>();
    List<RelDataTypeField> fields = input.getRowType().getFieldList();
    for (int i = 0; i < expressions.size(); i++) {
      names.add(
          expressions.get(i) instanceof RexInputRef ref
              ? fields.get(ref.getIndex()).getName()
              : "$f" + i);
    }
    return project(input, expressions, names);
  }

  public static RelNode project(
      RelNode input, List<? extends RexNode> expressions, List<String> names) {
    return LogicalProject.create(input, List.of(), expressions, names, Set.of());
  }

  /** The first columns alone. */
  public static RelNode first(RelNode rel, int count) {
    return width(rel) == count ? rel : project(rel, fields(rel, 0, count));
  }

  public static RexNode equal(RexNode left, RexNode right, RexBuilder rex) {
    boolean nullable = left.getType().isNullable() && right.getType().isNullable();
    return rex.makeCall(
        nullable ? SqlStdOperatorTable.IS_NOT_DISTINCT_FROM : SqlStdOperatorTable.EQUALS,
        left,
        right);
  }

  /** The condition with FALSE for NULL. */
  public static RexNode isTrue(RexNode condition, RexBuilder rex) {
    return condition.getType().isNullable()
        ? rex.makeCall(SqlStdOperatorTable.IS_TRUE, condition)
        : condition;
  }

  public static RelDataType nullable(RelDataType type, RelDataTypeFactory types) {
    return types.createTypeWithNullability(type, true);
  }

  /** Whether the operator answers no NULL, whatever its operands are. */
  public static boolean hidesNull(RexCall call) {
    return switch (call.getKind()) {
      case IS_NULL,
          IS_NOT_NULL,
          IS_TRUE,
          IS_NOT_TRUE,
          IS_FALSE,
          IS_NOT_FALSE,
          IS_DISTINCT_FROM,
          IS_NOT_DISTINCT_FROM,
          ROW ->
          true;
      default -> false;
    };
  }

  public static boolean isColumn(RexNode expression) {
    return expression instanceof RexInputRef;
  }

  public static boolean isEquality(RexNode conjunct) {
    return conjunct.getKind() == SqlKind.EQUALS
        || conjunct.getKind() == SqlKind.IS_NOT_DISTINCT_FROM;
  }
}
