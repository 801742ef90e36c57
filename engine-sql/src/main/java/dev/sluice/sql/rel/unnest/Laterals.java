package dev.sluice.sql.rel.unnest;

import dev.sluice.sql.rel.node.Nodes;
import dev.sluice.sql.rel.node.Retyped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;

/** Joins whose right side reads the row of the left side. */
final class Laterals {
  private Laterals() {}

  static RelNode of(Correlate correlate) {
    OuterReferences row = new OuterReferences(Set.of(correlate.getCorrelationId()));
    RelNode right = correlate.getRight();
    if (right instanceof Uncollect) {
      return correlate;
    }
    boolean isInner = correlate.getJoinType() == JoinRelType.INNER;
    if (endsInUncollect(right, isInner, row)) {
      return peeled(correlate, right);
    }
    RelNode left = correlate.getLeft();
    int width = Nodes.width(left);
    if (!row.in(right)) {
      return Nodes.join(left, right, List.of(), correlate.getJoinType());
    }
    Attachment attachment = new Attachment(left, row);
    List<RexNode> fields = attachment.lateral(right, correlate.getJoinType());
    List<RexNode> all = new ArrayList<>(Nodes.fields(attachment.rel(), 0, width));
    all.addAll(fields);
    return Nodes.project(attachment.rel(), all, correlate.getRowType().getFieldNames());
  }

  private static boolean endsInUncollect(RelNode right, boolean isInner, OuterReferences row) {
    if (right instanceof Project project) {
      boolean isPlain = project.getProjects().stream().allMatch(Nodes::isColumn);
      return (isPlain || isInner) && endsInUncollect(project.getInput(), isInner, row);
    }
    if (right instanceof Filter filter) {
      return isInner && endsInUncollect(filter.getInput(), isInner, row);
    }
    return right instanceof Uncollect;
  }

  /** The same with what is done to the elements done above the join with them. */
  private static RelNode peeled(Correlate correlate, RelNode right) {
    if (right instanceof Uncollect) {
      return correlate.copy(
          correlate.getTraitSet(),
          correlate.getLeft(),
          right,
          correlate.getCorrelationId(),
          correlate.getRequiredColumns(),
          correlate.getJoinType());
    }
    RelNode below = peeled(correlate, right.getInput(0));
    OuterReferences row = new OuterReferences(Set.of(correlate.getCorrelationId()));
    int width = Nodes.width(correlate.getLeft());
    RexBuilder rex = Nodes.rex(correlate);
    if (right instanceof Filter filter) {
      return Nodes.filter(
          below, RelOptUtil.conjunctions(above(filter.getCondition(), below, width, row, rex)));
    }
    List<RexNode> fields = new ArrayList<>(Nodes.fields(below, 0, width));
    for (RexNode expression : ((Project) right).getProjects()) {
      fields.add(above(expression, below, width, row, rex));
    }
    List<String> names = new ArrayList<>(correlate.getLeft().getRowType().getFieldNames());
    names.addAll(right.getRowType().getFieldNames());
    return Nodes.project(below, fields, names);
  }

  private static RexNode above(
      RexNode expression, RelNode below, int width, OuterReferences row, RexBuilder rex) {
    RexNode shifted = Retyped.of(expression, rex, column -> Nodes.field(below, width + column));
    return row.replace(shifted, column -> Nodes.field(below, column));
  }
}
