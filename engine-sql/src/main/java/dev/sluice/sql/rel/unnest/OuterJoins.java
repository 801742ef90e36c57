package dev.sluice.sql.rel.unnest;

import dev.sluice.sql.rel.node.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** RIGHT and FULL joins by joins that keep the rows of their left side alone. */
final class OuterJoins {
  private OuterJoins() {}

  /** A LEFT join in place of a RIGHT join. */
  static RelNode ofRight(Join join) {
    int left = Nodes.width(join.getLeft());
    int right = Nodes.width(join.getRight());
    RelNode mirrored = JoinSubqueries.of(mirrored(join, JoinRelType.LEFT));
    List<RexNode> fields = new ArrayList<>(Nodes.fields(mirrored, right, right + left));
    fields.addAll(Nodes.fields(mirrored, 0, right));
    return Nodes.project(mirrored, fields, join.getRowType().getFieldNames());
  }

  /** The LEFT join in place of a FULL join, and the rows of the right side that match nothing. */
  static RelNode ofFull(Join join) {
    RelNode matched = JoinSubqueries.of(as(join, JoinRelType.LEFT));
    RelNode alone = JoinSubqueries.of(mirrored(join, JoinRelType.ANTI));
    RexBuilder rex = Nodes.rex(join);
    List<RexNode> fields = new ArrayList<>();
    for (RexNode field : Nodes.fields(join, 0, Nodes.width(join.getLeft()))) {
      fields.add(rex.makeNullLiteral(field.getType()));
    }
    fields.addAll(Nodes.fields(alone));
    List<String> names = join.getRowType().getFieldNames();
    return LogicalUnion.create(List.of(matched, Nodes.project(alone, fields, names)), true);
  }

  private static Join as(Join join, JoinRelType kind) {
    return LogicalJoin.create(
        join.getLeft(),
        join.getRight(),
        List.of(),
        join.getCondition(),
        join.getVariablesSet(),
        kind);
  }

  /** The join with its sides in each other's place. */
  private static Join mirrored(Join join, JoinRelType kind) {
    int left = Nodes.width(join.getLeft());
    int right = Nodes.width(join.getRight());
    RelNode first = join.getRight();
    RelNode second = join.getLeft();
    RelNode all = Nodes.join(first, second, List.of(), JoinRelType.INNER);
    RexBuilder rex = Nodes.rex(join);
    CorrelationId id = join.getCluster().createCorrel();
    RexNode variable = rex.makeCorrel(all.getRowType(), id);
    OuterReferences row = new OuterReferences(join.getVariablesSet());
    RexNode condition =
        join.getCondition()
            .accept(
                new RexShuttle() {
                  @Override
                  public RexNode visitInputRef(RexInputRef ref) {
                    return Nodes.field(all, place(ref.getIndex()));
                  }

                  @Override
                  public RexNode visitSubQuery(RexSubQuery query) {
                    RexSubQuery visited = (RexSubQuery) super.visitSubQuery(query);
                    return visited.clone(
                        row.replace(
                            query.rel, column -> rex.makeFieldAccess(variable, place(column))));
                  }

                  private int place(int column) {
                    return column < left ? right + column : column - left;
                  }
                });
    return LogicalJoin.create(first, second, List.of(), condition, Set.of(id), kind);
  }
}
