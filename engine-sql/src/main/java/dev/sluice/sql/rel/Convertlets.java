package dev.sluice.sql.rel;

import dev.sluice.sql.function.NumericFunctions;
import dev.sluice.sql.function.TimeFunctions;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlDatePartFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.jspecify.annotations.Nullable;

/** The conversions of Calcite, save those that take apart what the engine has a function for. */
final class Convertlets implements SqlRexConvertletTable {
  @Override
  public @Nullable SqlRexConvertlet get(SqlCall call) {
    SqlKind kind = call.getKind();
    if (kind == SqlKind.TIMESTAMP_ADD) {
      return (context, add) -> withUnit(TimeFunctions.ADD, context, add);
    }
    if (kind == SqlKind.TIMESTAMP_DIFF) {
      return (context, diff) -> withUnit(TimeFunctions.DIFF, context, diff);
    }
    if (call.getOperator() instanceof SqlDatePartFunction) {
      return Convertlets::part;
    }
    if (kind == SqlKind.CAST && isExact(call)) {
      return Convertlets::exact;
    }
    if (kind == SqlKind.COALESCE || kind == SqlKind.NULLIF) {
      return Convertlets::plain;
    }
    return StandardConvertletTable.INSTANCE.get(call);
  }

  /** Whether the statement itself, not the validator, converts to DECIMAL with a precision. */
  private static boolean isExact(SqlCall cast) {
    return cast.operand(1) instanceof SqlDataTypeSpec type
        && !type.getParserPosition().equals(SqlParserPos.ZERO)
        && type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec name
        && name.getPrecision() >= 0
        && name.getTypeName().getSimple().equals(SqlTypeName.DECIMAL.getName());
  }

  private static RexNode exact(SqlRexContext context, SqlCall call) {
    return context
        .getRexBuilder()
        .makeCall(
            context.getValidator().getValidatedNodeType(call),
            NumericFunctions.EXACT_DECIMAL,
            List.of(context.convertExpression(call.operand(0))));
  }

  /** YEAR(t) and the like. */
  private static RexNode part(SqlRexContext context, SqlCall call) {
    TimeUnitRange unit =
        switch (call.getOperator().getName()) {
          case "DAYOFYEAR" -> TimeUnitRange.DOY;
          case "DAYOFMONTH" -> TimeUnitRange.DAY;
          default -> TimeUnitRange.valueOf(call.getOperator().getName());
        };
    RexBuilder rex = context.getRexBuilder();
    RexNode time = context.convertExpression(call.operand(0));
    return rex.makeCall(
        context.getValidator().getValidatedNodeType(call),
        SqlStdOperatorTable.EXTRACT,
        List.of(rex.makeFlag(unit), time));
  }

  private static RexNode plain(SqlRexContext context, SqlCall call) {
    List<RexNode> operands =
        call.getOperandList().stream().map(context::convertExpression).toList();
    RelDataType type = context.getValidator().getValidatedNodeType(call);
    return context.getRexBuilder().makeCall(type, call.getOperator(), operands);
  }

  private static RexNode withUnit(SqlOperator function, SqlRexContext context, SqlCall call) {
    List<SqlNode> operands = call.getOperandList();
    RexBuilder rex = context.getRexBuilder();
    SqlIntervalQualifier unit = (SqlIntervalQualifier) operands.get(0);
    RelDataType type = context.getValidator().getValidatedNodeType(call);
    return rex.makeCall(
        type,
        function,
        List.of(
            rex.makeLiteral(unit.getStartUnit().name()),
            context.convertExpression(operands.get(1)),
            context.convertExpression(operands.get(2))));
  }
}
