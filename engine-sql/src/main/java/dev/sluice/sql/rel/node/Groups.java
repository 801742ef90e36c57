package dev.sluice.sql.rel.node;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;

/** Groupings with more keys. */
public final class Groups {
  private Groups() {}

  /** The distinct rows. */
  public static RelNode distinct(RelNode input) {
    return LogicalAggregate.create(
        input, List.of(), ImmutableBitSet.range(Nodes.width(input)), null, List.of());
  }

  public static RelNode of(RelNode input, ImmutableBitSet keys, List<AggregateCall> calls) {
    return LogicalAggregate.create(input, List.of(), keys, null, calls);
  }

  /**
   * The grouping over other rows of the same columns, which may be nullable where they were not.
   */
  public static RelNode over(Aggregate aggregate, RelNode input) {
    return LogicalAggregate.create(
        input,
        List.of(),
        aggregate.getGroupSet(),
        aggregate.getGroupSets(),
        retyped(aggregate, input));
  }

  /**
   * The grouping with further keys, and the rows of {@code input} instead of its own. The columns
   * of its own input come first there.
   *
   * @return keys, calls, then the further keys
   */
  public static RelNode widened(Aggregate aggregate, RelNode input, ImmutableBitSet further) {
    ImmutableBitSet own = aggregate.getGroupSet();
    ImmutableBitSet all = own.union(further);
    List<ImmutableBitSet> sets = new ArrayList<>();
    for (ImmutableBitSet set : aggregate.getGroupSets()) {
      sets.add(set.union(further));
    }
    RelNode wide =
        LogicalAggregate.create(
            input,
            List.of(),
            all,
            ImmutableBitSet.ORDERING.sortedCopy(sets),
            calls(aggregate, all, input));
    List<RexNode> fields = new ArrayList<>();
    own.forEachInt(key -> fields.add(Nodes.field(wide, all.indexOf(key))));
    fields.addAll(Nodes.fields(wide, all.cardinality(), Nodes.width(wide)));
    further.forEachInt(key -> fields.add(Nodes.field(wide, all.indexOf(key))));
    return Nodes.project(wide, fields);
  }

  private static List<AggregateCall> retyped(Aggregate aggregate, RelNode input) {
    return calls(aggregate, aggregate.getGroupSet(), input);
  }

  private static List<AggregateCall> calls(
      Aggregate aggregate, ImmutableBitSet keys, RelNode input) {
    boolean isEmpty = hasEmptySet(aggregate) && keys.equals(aggregate.getGroupSet());
    List<AggregateCall> calls = new ArrayList<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      calls.add(retyped(call, type(call, input, isEmpty)));
    }
    return calls;
  }

  private static RelDataType type(AggregateCall call, RelNode input, boolean isEmpty) {
    SqlAggFunction function = call.getAggregation();
    if (function.isPercentile()) {
      return call.getType();
    }
    List<RelDataType> operands = new ArrayList<>();
    for (int argument : call.getArgList()) {
      operands.add(input.getRowType().getFieldList().get(argument).getType());
    }
    return function.inferReturnType(
        new Aggregate.AggCallBinding(
            input.getCluster().getTypeFactory(),
            function,
            RexUtil.types(call.rexList),
            operands,
            isEmpty,
            call.hasFilter()));
  }

  private static AggregateCall retyped(AggregateCall call, RelDataType type) {
    return AggregateCall.create(
        call.getParserPosition(),
        call.getAggregation(),
        call.isDistinct(),
        call.isApproximate(),
        call.ignoreNulls(),
        call.rexList,
        call.getArgList(),
        call.filterArg,
        call.distinctKeys,
        call.collation,
        type,
        call.name);
  }

  /** Whether there is a row even over no rows. */
  public static boolean hasEmptySet(Aggregate aggregate) {
    return aggregate.getGroupSets().stream().anyMatch(ImmutableBitSet::isEmpty);
  }

  /**
   * A result of a grouping after an outer join: over no rows it is the one of an empty group.
   *
   * @param value the column, nullable
   */
  public static RexNode orEmpty(AggregateCall call, RexNode value, RexBuilder rex) {
    if (call.getAggregation().getKind() != SqlKind.COUNT
        && call.getAggregation().getKind() != SqlKind.SUM0) {
      return value;
    }
    RelDataType type = rex.getTypeFactory().createTypeWithNullability(value.getType(), false);
    return rex.makeCall(
        type, SqlStdOperatorTable.COALESCE, List.of(value, rex.makeZeroLiteral(type)));
  }
}
