package dev.sluice.sql.rel.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/** Estimates of the operators of one plan, each made once. Not thread-safe. */
public final class Estimates {
  private static final double ELEMENTS = 5;

  private final IdentityHashMap<RelNode, Estimate> known = new IdentityHashMap<>();

  /** What the operator gives. */
  public Estimate of(RelNode rel) {
    Estimate estimate = known.get(rel);
    if (estimate == null) {
      estimate = estimate(rel);
      known.put(rel, estimate);
    }
    return estimate;
  }

  /** Share of the rows of an operator that meet a condition. */
  public double selectivity(RelNode rel, RexNode condition) {
    return new Selectivity(of(rel).columns(), rel.getCluster().getRexBuilder()).of(condition);
  }

  /** Share of pairs that agree in several columns, if so many agree in each: they depend. */
  public static double combined(List<Double> shares) {
    double all = 1;
    double weight = 1;
    for (double share : shares.stream().sorted().toList()) {
      all *= Math.pow(share, weight);
      weight /= 2;
    }
    return all;
  }

  private Estimate estimate(RelNode rel) {
    if (rel instanceof TableScan scan) {
      return TableEstimates.of(scan);
    }
    if (rel instanceof Values values) {
      return unknown(values.getTuples().size(), rel);
    }
    if (rel instanceof Filter filter) {
      return filter(filter);
    }
    if (rel instanceof Project project) {
      return project(project);
    }
    if (rel instanceof Aggregate aggregate) {
      return aggregate(aggregate);
    }
    if (rel instanceof Join join) {
      return join(join);
    }
    if (rel instanceof Sort sort) {
      return sort(sort);
    }
    if (rel instanceof SetOp union) {
      return union(union);
    }
    if (rel instanceof Correlate) {
      return padded(of(rel.getInput(0)).scaled(ELEMENTS), rel);
    }
    if (rel.getInputs().isEmpty()) {
      return unknown(ELEMENTS, rel);
    }
    return padded(of(rel.getInput(0)), rel);
  }

  private static Estimate unknown(double rows, RelNode rel) {
    return new Estimate(
        rows, Collections.nCopies(rel.getRowType().getFieldCount(), ColumnEstimate.unknown(rows)));
  }

  /** The same with columns that nothing is known of behind the known ones. */
  private static Estimate padded(Estimate input, RelNode rel) {
    List<ColumnEstimate> columns = new ArrayList<>(input.columns());
    while (columns.size() < rel.getRowType().getFieldCount()) {
      columns.add(ColumnEstimate.unknown(input.rows()));
    }
    return new Estimate(input.rows(), columns.subList(0, rel.getRowType().getFieldCount()));
  }

  private Estimate filter(Filter filter) {
    Estimate input = of(filter.getInput());
    RexBuilder rex = filter.getCluster().getRexBuilder();
    double share = new Selectivity(input.columns(), rex).of(filter.getCondition());
    Estimate scaled = input.scaled(share);
    List<ColumnEstimate> columns = new ArrayList<>(scaled.columns());
    for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
      FilteredColumns.apply(conjunct, input, columns, rex);
    }
    return new Estimate(scaled.rows(), columns);
  }

  private Estimate project(Project project) {
    Estimate input = of(project.getInput());
    List<ColumnEstimate> columns = new ArrayList<>();
    for (RexNode expression : project.getProjects()) {
      columns.add(expression(expression, input));
    }
    return new Estimate(input.rows(), columns);
  }

  private static ColumnEstimate expression(RexNode expression, Estimate input) {
    if (expression instanceof RexInputRef ref) {
      return input.columns().get(ref.getIndex());
    }
    if (expression instanceof RexLiteral) {
      return new ColumnEstimate(1, 0, null);
    }
    ImmutableBitSet read = RelOptUtil.InputFinder.bits(expression);
    double most = input.distinct(read);
    double distinct =
        expression instanceof RexCall call
            ? switch (call.getKind()) {
              case EXTRACT, FLOOR -> Math.min(most, 30);
              case CASE, AND, OR, NOT -> Math.min(most, 5);
              default -> most;
            }
            : most;
    return new ColumnEstimate(distinct, 0.01, null);
  }

  private Estimate aggregate(Aggregate aggregate) {
    Estimate input = of(aggregate.getInput());
    double rows = 0;
    for (ImmutableBitSet set : aggregate.getGroupSets()) {
      double groups = input.distinct(set);
      rows += set.cardinality() > 1 ? Math.min(groups, Math.max(1, input.rows() / 2)) : groups;
    }
    List<ColumnEstimate> columns = new ArrayList<>();
    for (int key : aggregate.getGroupSet()) {
      columns.add(input.columns().get(key).atMost(Math.max(1, rows)));
    }
    Estimate groups = new Estimate(rows, columns);
    while (columns.size() < aggregate.getRowType().getFieldCount()) {
      columns.add(new ColumnEstimate(groups.rows(), 0, null));
    }
    return new Estimate(groups.rows(), columns);
  }

  private Estimate sort(Sort sort) {
    Estimate input = of(sort.getInput());
    if (!(sort.fetch instanceof RexLiteral fetch)) {
      return input;
    }
    double rows = Math.min(input.rows(), ((Number) RexLiteral.intValue(fetch)).doubleValue());
    return input.scaled(rows / input.rows());
  }

  private Estimate union(SetOp union) {
    Estimate first = of(union.getInput(0));
    double rows = first.rows();
    for (RelNode input : union.getInputs().subList(1, union.getInputs().size())) {
      double other = of(input).rows();
      rows =
          switch (union.kind) {
            case UNION -> rows + other;
            case INTERSECT -> Math.min(rows, other) / 2;
            default -> Math.max(rows / 2, rows - other);
          };
    }
    return union.kind == SqlKind.UNION
        ? new Estimate(rows, first.columns())
        : first.scaled(Math.min(1, rows / first.rows()));
  }

  private Estimate join(Join join) {
    return JoinEstimate.of(join, of(join.getLeft()), of(join.getRight()));
  }
}
