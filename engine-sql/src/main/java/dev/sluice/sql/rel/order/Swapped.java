package dev.sluice.sql.rel.order;

import dev.sluice.sql.rel.node.Nodes;
import dev.sluice.sql.rel.node.Retyped;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/** A join with its sides exchanged. */
final class Swapped {
  private Swapped() {}

  /** The same rows and columns. */
  static RelNode of(Join join) {
    int left = Nodes.width(join.getLeft());
    int right = Nodes.width(join.getRight());
    List<RexNode> sides = new ArrayList<>();
    Nodes.fields(join.getLeft())
        .forEach(field -> sides.add(new RexInputRef(right + sides.size(), field.getType())));
    Nodes.fields(join.getRight())
        .forEach(field -> sides.add(new RexInputRef(sides.size() - left, field.getType())));
    RexNode condition = Retyped.of(join.getCondition(), Nodes.rex(join), sides::get);
    RelNode swapped =
        Nodes.join(
            join.getRight(),
            join.getLeft(),
            List.of(condition),
            join.getJoinType().swap(),
            join.getHints());
    List<RexNode> fields = new ArrayList<>(Nodes.fields(swapped, right, right + left));
    fields.addAll(Nodes.fields(swapped, 0, right));
    return Nodes.project(swapped, fields, join.getRowType().getFieldNames());
  }
}
