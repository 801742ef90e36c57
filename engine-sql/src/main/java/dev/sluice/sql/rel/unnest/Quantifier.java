package dev.sluice.sql.rel.unnest;

import dev.sluice.sql.rel.node.Groups;
import dev.sluice.sql.rel.node.Nodes;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableBitSet;

/** {@code x < SOME (…)} and the like: a comparison with the least or the greatest value. */
final class Quantifier {
  private static final int COUNT = 0;
  private static final int KNOWN = 1;
  private static final int LEAST = 2;
  private static final int GREATEST = 3;

  private Quantifier() {}

  static SqlOperator comparison(RexSubQuery query) {
    return switch (((SqlQuantifyOperator) query.getOperator()).comparisonKind) {
      case EQUALS -> SqlStdOperatorTable.EQUALS;
      case NOT_EQUALS -> SqlStdOperatorTable.NOT_EQUALS;
      case LESS_THAN -> SqlStdOperatorTable.LESS_THAN;
      case LESS_THAN_OR_EQUAL -> SqlStdOperatorTable.LESS_THAN_OR_EQUAL;
      case GREATER_THAN -> SqlStdOperatorTable.GREATER_THAN;
      case GREATER_THAN_OR_EQUAL -> SqlStdOperatorTable.GREATER_THAN_OR_EQUAL;
      default -> throw new IllegalStateException(query.getOperator().getName());
    };
  }

  /** What a comparison needs to know of the subquery: one row. */
  static RelNode summary(RelNode query) {
    RelDataTypeFactory types = query.getCluster().getTypeFactory();
    RelDataType whole = types.createSqlType(SqlTypeName.BIGINT);
    RelDataType value = Nodes.nullable(Nodes.field(query, 0).getType(), types);
    List<AggregateCall> calls = new ArrayList<>();
    calls.add(call(SqlStdOperatorTable.COUNT, List.of(), whole, "c"));
    calls.add(call(SqlStdOperatorTable.COUNT, List.of(0), whole, "k"));
    calls.add(call(SqlStdOperatorTable.MIN, List.of(0), value, "l"));
    calls.add(call(SqlStdOperatorTable.MAX, List.of(0), value, "g"));
    return Groups.of(query, ImmutableBitSet.of(), calls);
  }

  private static AggregateCall call(
      SqlAggFunction function, List<Integer> arguments, RelDataType type, String name) {
    return AggregateCall.create(
        SqlParserPos.ZERO,
        function,
        false,
        false,
        false,
        List.of(),
        arguments,
        -1,
        null,
        RelCollations.EMPTY,
        type,
        name);
  }

  /**
   * Whether the comparison is true for some value.
   *
   * @param summary the columns of {@link #summary}
   */
  static RexNode some(
      RexNode operand, SqlOperator comparison, List<RexNode> summary, RexBuilder rex) {
    RexNode found =
        switch (comparison.getKind()) {
          case LESS_THAN, LESS_THAN_OR_EQUAL ->
              rex.makeCall(comparison, operand, summary.get(GREATEST));
          case GREATER_THAN, GREATER_THAN_OR_EQUAL ->
              rex.makeCall(comparison, operand, summary.get(LEAST));
          default ->
              rex.makeCall(
                  SqlStdOperatorTable.OR,
                  rex.makeCall(comparison, operand, summary.get(LEAST)),
                  rex.makeCall(comparison, operand, summary.get(GREATEST)));
        };
    RexNode zero = rex.makeZeroLiteral(summary.get(COUNT).getType());
    RexNode isNone = rex.makeCall(SqlStdOperatorTable.EQUALS, summary.get(COUNT), zero);
    RexNode isUnknown =
        rex.makeCall(
            SqlStdOperatorTable.OR,
            rex.makeCall(SqlStdOperatorTable.IS_NULL, operand),
            rex.makeCall(SqlStdOperatorTable.LESS_THAN, summary.get(KNOWN), summary.get(COUNT)));
    RelDataType truth =
        Nodes.nullable(
            rex.getTypeFactory().createSqlType(SqlTypeName.BOOLEAN), rex.getTypeFactory());
    return rex.makeCall(
        SqlStdOperatorTable.CASE,
        isNone,
        rex.makeLiteral(false),
        Nodes.isTrue(found, rex),
        rex.makeLiteral(true),
        isUnknown,
        rex.makeNullLiteral(truth),
        rex.makeLiteral(false));
  }
}
