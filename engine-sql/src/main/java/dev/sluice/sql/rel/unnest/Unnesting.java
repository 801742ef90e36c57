package dev.sluice.sql.rel.unnest;

import dev.sluice.sql.rel.node.JoinHints;
import dev.sluice.sql.rel.node.Nodes;
import dev.sluice.sql.rel.node.Retyped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.hint.Hintable;
import org.apache.calcite.rel.hint.RelHint;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * Turns subqueries and lateral joins into joins.
 *
 * <p>A conjunct EXISTS or IN becomes a SEMI join, its negation an ANTI join; anywhere else they
 * become LEFT_MARK joins, whose mark is NULL where IN is. In the condition of a LEFT_MARK join a
 * comparison as it stands may be unknown, and one within IS TRUE counts as false then. Scalar
 * subqueries become LEFT joins, or INNER joins if they always have one row.
 */
public final class Unnesting {
  private Unnesting() {}

  /**
   * The tree without subqueries and correlation, save a correlate over {@code Uncollect} for
   * UNNEST.
   *
   * @throws UnsupportedOperationException naming a kind of subquery that there is no join for
   */
  public static RelNode of(RelNode rel) {
    List<RelNode> inputs = new ArrayList<>();
    rel.getInputs().forEach(input -> inputs.add(of(input)));
    RelNode node = Retyped.over(rel, inputs);
    if (node instanceof Filter filter && hasSubquery(filter.getCondition())) {
      return JoinHints.over(filter(filter), filter.getInput(), hints(rel));
    }
    if (node instanceof Project project
        && project.getProjects().stream().anyMatch(Unnesting::hasSubquery)) {
      return JoinHints.over(project(project), project.getInput(), hints(rel));
    }
    if (node instanceof Join join && hasSubquery(join.getCondition())) {
      return JoinHints.over(JoinSubqueries.of(join), join.getLeft(), hints(rel));
    }
    if (node instanceof Correlate correlate) {
      return Laterals.of(correlate);
    }
    return node;
  }

  private static List<RelHint> hints(RelNode rel) {
    return ((Hintable) rel).getHints();
  }

  static boolean hasSubquery(RexNode expression) {
    return RexUtil.SubQueryFinder.find(expression) != null;
  }

  /** The expression with subqueries that have none themselves. */
  static RexNode inner(RexNode expression) {
    return expression.accept(
        new RexShuttle() {
          @Override
          public RexNode visitSubQuery(RexSubQuery query) {
            RexSubQuery visited = (RexSubQuery) super.visitSubQuery(query);
            return visited.clone(of(visited.rel));
          }
        });
  }

  private static RelNode filter(Filter filter) {
    int width = Nodes.width(filter);
    return Nodes.first(
        where(filter.getInput(), filter.getCondition(), filter.getVariablesSet()), width);
  }

  /** The rows that meet a condition with subqueries; further columns come after theirs. */
  static RelNode where(RelNode input, RexNode condition, Set<CorrelationId> ids) {
    List<RexNode> plain = new ArrayList<>();
    List<RexNode> direct = new ArrayList<>();
    List<RexNode> others = new ArrayList<>();
    for (RexNode conjunct : Conjuncts.of(condition, Nodes.rex(input))) {
      if (!hasSubquery(conjunct)) {
        plain.add(conjunct);
      } else {
        (isDirect(conjunct) ? direct : others).add(inner(conjunct));
      }
    }
    Attachment attachment = new Attachment(input, new OuterReferences(ids));
    attachment.where(plain);
    for (RexNode conjunct : direct) {
      boolean isNegated = conjunct.getKind() == SqlKind.NOT;
      RexNode query = isNegated ? ((RexCall) conjunct).operands.get(0) : conjunct;
      attachment.where((RexSubQuery) query, isNegated);
    }
    List<RexNode> conditions = new ArrayList<>();
    others.forEach(conjunct -> conditions.add(attachment.withColumns(conjunct)));
    attachment.where(conditions);
    return attachment.rel();
  }

  private static boolean isDirect(RexNode conjunct) {
    RexNode query =
        conjunct.getKind() == SqlKind.NOT ? ((RexCall) conjunct).operands.get(0) : conjunct;
    return query instanceof RexSubQuery subquery
        && subquery.operands.stream().noneMatch(Unnesting::hasSubquery);
  }

  private static RelNode project(Project project) {
    Attachment attachment =
        new Attachment(project.getInput(), new OuterReferences(project.getVariablesSet()));
    List<RexNode> expressions = new ArrayList<>();
    for (RexNode expression : project.getProjects()) {
      expressions.add(attachment.withColumns(inner(expression)));
    }
    return Nodes.project(attachment.rel(), expressions, project.getRowType().getFieldNames());
  }
}
