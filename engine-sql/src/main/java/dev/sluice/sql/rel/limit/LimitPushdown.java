package dev.sluice.sql.rel.limit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Asks the branches of a union, and the kept side of an outer join, for no more rows than a limit
 * above can take. The limit itself stays.
 */
public final class LimitPushdown {
  private LimitPushdown() {}

  /** The plan with the same rows and columns. */
  public static RelNode of(RelNode rel) {
    List<RelNode> inputs = new ArrayList<>();
    rel.getInputs().forEach(input -> inputs.add(of(input)));
    RelNode same = inputs.equals(rel.getInputs()) ? rel : rel.copy(rel.getTraitSet(), inputs);
    if (same instanceof Sort sort) {
      BigDecimal rows = reach(sort);
      if (rows == null) {
        return sort;
      }
      RelNode fewer = below(sort.getInput(), sort.getCollation(), rows);
      return fewer.equals(sort.getInput())
          ? sort
          : sort.copy(sort.getTraitSet(), fewer, sort.getCollation(), sort.offset, sort.fetch);
    }
    return same;
  }

  /** Rows up to the last one taken, or null if there is no such bound. */
  private static @Nullable BigDecimal reach(Sort sort) {
    BigDecimal fetch = number(sort.fetch);
    BigDecimal offset = sort.offset == null ? BigDecimal.ZERO : number(sort.offset);
    return fetch == null || offset == null ? null : fetch.add(offset);
  }

  private static @Nullable BigDecimal number(@Nullable RexNode node) {
    return node instanceof RexLiteral literal ? literal.getValueAs(BigDecimal.class) : null;
  }

  private static RelNode below(RelNode rel, RelCollation order, BigDecimal rows) {
    if (rel instanceof Project project && !project.containsOver()) {
      RelCollation source = source(project, order);
      if (source == null) {
        return project;
      }
      RelNode fewer = below(project.getInput(), source, rows);
      return fewer.equals(project.getInput())
          ? project
          : project.copy(project.getTraitSet(), fewer, project.getProjects(), project.getRowType());
    }
    if (rel instanceof Union union && union.all) {
      List<RelNode> branches = new ArrayList<>();
      union.getInputs().forEach(branch -> branches.add(first(branch, order, rows)));
      return union.copy(union.getTraitSet(), branches);
    }
    if (rel instanceof Join join && join.getJoinType() == JoinRelType.LEFT) {
      int width = join.getLeft().getRowType().getFieldCount();
      boolean isOfLeft =
          order.getFieldCollations().stream().allMatch(key -> key.getFieldIndex() < width);
      return isOfLeft
          ? join.copy(
              join.getTraitSet(), List.of(first(join.getLeft(), order, rows), join.getRight()))
          : join;
    }
    return rel;
  }

  /** The rows that come first, or all if the plan bounds them already. */
  private static RelNode first(RelNode rel, RelCollation order, BigDecimal rows) {
    if (isBounded(rel, rows)) {
      return rel;
    }
    RexNode fetch = rel.getCluster().getRexBuilder().makeExactLiteral(rows);
    return LogicalSort.create(below(rel, order, rows), order, null, fetch);
  }

  private static boolean isBounded(RelNode rel, BigDecimal rows) {
    if (rel instanceof Project project) {
      return isBounded(project.getInput(), rows);
    }
    if (rel instanceof Values values) {
      return BigDecimal.valueOf(values.getTuples().size()).compareTo(rows) <= 0;
    }
    BigDecimal bound = rel instanceof Sort sort ? reach(sort) : null;
    return bound != null && bound.compareTo(rows) <= 0;
  }

  /** The order in terms of what is projected, or null if it is by something computed. */
  private static @Nullable RelCollation source(Project project, RelCollation order) {
    List<RelFieldCollation> keys = new ArrayList<>();
    for (RelFieldCollation key : order.getFieldCollations()) {
      if (!(project.getProjects().get(key.getFieldIndex()) instanceof RexInputRef field)) {
        return null;
      }
      keys.add(key.withFieldIndex(field.getIndex()));
    }
    return RelCollations.of(keys);
  }
}
