package dev.sluice.sql.rel.node;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * Expressions with other expressions for their input references. Results become nullable where
 * operands did.
 */
public final class Retyped extends RexShuttle {
  private final RexBuilder rex;
  private final IntFunction<RexNode> column;

  private Retyped(RexBuilder rex, IntFunction<RexNode> column) {
    this.rex = rex;
    this.column = column;
  }

  public static RexNode of(RexNode expression, RexBuilder rex, IntFunction<RexNode> column) {
    return expression.accept(new Retyped(rex, column));
  }

  public static List<RexNode> of(
      List<? extends RexNode> expressions, RexBuilder rex, IntFunction<RexNode> column) {
    Retyped retyped = new Retyped(rex, column);
    List<RexNode> all = new ArrayList<>();
    expressions.forEach(expression -> all.add(expression.accept(retyped)));
    return all;
  }

  /** The operator over inputs whose columns may be nullable where they were not. */
  public static RelNode over(RelNode rel, List<RelNode> inputs) {
    boolean same = true;
    List<RexNode> columns = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      same &= inputs.get(i).getRowType().equals(rel.getInput(i).getRowType());
      for (RexNode field : Nodes.fields(inputs.get(i))) {
        columns.add(new RexInputRef(columns.size(), field.getType()));
      }
    }
    if (same) {
      return inputs.equals(rel.getInputs()) ? rel : rel.copy(rel.getTraitSet(), inputs);
    }
    RexBuilder rex = rel.getCluster().getRexBuilder();
    if (rel instanceof Project project) {
      return LogicalProject.create(
          inputs.get(0),
          project.getHints(),
          of(project.getProjects(), rex, columns::get),
          project.getRowType().getFieldNames(),
          project.getVariablesSet());
    }
    if (rel instanceof Filter filter) {
      return LogicalFilter.create(
          inputs.get(0),
          of(filter.getCondition(), rex, columns::get),
          ImmutableSet.copyOf(filter.getVariablesSet()));
    }
    if (rel instanceof Join join) {
      return LogicalJoin.create(
          inputs.get(0),
          inputs.get(1),
          join.getHints(),
          of(join.getCondition(), rex, columns::get),
          join.getVariablesSet(),
          join.getJoinType());
    }
    if (rel instanceof Aggregate aggregate) {
      return Groups.over(aggregate, inputs.get(0));
    }
    return rel.copy(rel.getTraitSet(), inputs);
  }

  @Override
  public RexNode visitInputRef(RexInputRef ref) {
    return column.apply(ref.getIndex());
  }

  @Override
  public RexNode visitCall(RexCall call) {
    boolean[] changed = {false};
    List<RexNode> operands = visitList(call.operands, changed);
    if (!changed[0]) {
      return call;
    }
    boolean nullable = call.getType().isNullable();
    for (int i = 0; i < operands.size() && !Nodes.hidesNull(call); i++) {
      nullable |=
          operands.get(i).getType().isNullable() && !call.operands.get(i).getType().isNullable();
    }
    RelDataType type = rex.getTypeFactory().createTypeWithNullability(call.getType(), nullable);
    return call.clone(type, operands);
  }
}
