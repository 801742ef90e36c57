package dev.sluice.tests.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;

/** Row expressions as DuckDB writes them. */
final class DuckDbRex {
  private final IntFunction<String> columns;

  DuckDbRex(IntFunction<String> columns) {
    this.columns = columns;
  }

  String write(RexNode node) {
    if (node instanceof RexInputRef ref) {
      return columns.apply(ref.getIndex());
    }
    if (node instanceof RexLiteral literal) {
      return literal(literal);
    }
    if (node instanceof RexOver over) {
      return over(over);
    }
    return call((RexCall) node);
  }

  static String literal(RexLiteral literal) {
    String type = type(literal.getType());
    if (literal.isNull()) {
      return "CAST(NULL AS " + type + ")";
    }
    return switch (literal.getType().getSqlTypeName()) {
      case CHAR, VARCHAR -> "'" + literal.getValueAs(String.class).replace("'", "''") + "'";
      case BOOLEAN -> String.valueOf(RexLiteral.booleanValue(literal));
      case DATE -> "DATE '" + literal.getValueAs(DateString.class) + "'";
      case TIMESTAMP -> "TIMESTAMP '" + literal.getValueAs(TimestampString.class) + "'";
      default ->
          SqlTypeName.INTERVAL_TYPES.contains(literal.getType().getSqlTypeName())
              ? interval(literal)
              : "CAST("
                  + literal.getValueAs(java.math.BigDecimal.class).toPlainString()
                  + " AS "
                  + type
                  + ")";
    };
  }

  private static String interval(RexLiteral literal) {
    long value = literal.getValueAs(java.math.BigDecimal.class).longValue();
    return SqlTypeName.YEAR_INTERVAL_TYPES.contains(literal.getType().getSqlTypeName())
        ? "to_months(" + value + ")"
        : "to_milliseconds(" + value + ")";
  }

  static String type(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case CHAR, VARCHAR -> "VARCHAR";
      case FLOAT, REAL -> "FLOAT";
      case DOUBLE -> "DOUBLE";
      case DECIMAL -> "DECIMAL(" + Math.min(38, type.getPrecision()) + "," + type.getScale() + ")";
      case NULL -> "INTEGER";
      case TIMESTAMP -> "TIMESTAMP";
      case ARRAY -> type(type.getComponentType()) + "[]";
      default -> type.getSqlTypeName().getName();
    };
  }

  private String call(RexCall call) {
    List<String> args = new ArrayList<>();
    if (call.getKind() == SqlKind.SEARCH) {
      RexNode expanded = RexUtil.expandSearch(RexBuilders.INSTANCE, null, call);
      return write(expanded);
    }
    for (RexNode operand : call.operands) {
      boolean isFlag = operand.getType().getSqlTypeName() == SqlTypeName.SYMBOL;
      args.add(isFlag ? String.valueOf(((RexLiteral) operand).getValue()) : write(operand));
    }
    return switch (call.getKind()) {
      case AND -> "(" + String.join(" AND ", args) + ")";
      case OR -> "(" + String.join(" OR ", args) + ")";
      case NOT -> "(NOT " + args.get(0) + ")";
      case IS_NULL, IS_NOT_NULL, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE ->
          "(" + args.get(0) + " " + call.getOperator().getName() + ")";
      case CASE -> cases(args);
      case CAST -> "CAST(" + args.get(0) + " AS " + type(call.getType()) + ")";
      case EXTRACT ->
          "extract("
              + ((RexLiteral) call.operands.get(0)).getValue()
              + " FROM "
              + args.get(1)
              + ")";
      case MINUS_PREFIX -> "(- " + args.get(0) + ")";
      case DIVIDE ->
          "("
              + String.join(
                  SqlTypeName.INT_TYPES.contains(call.getType().getSqlTypeName()) ? " // " : " / ",
                  args)
              + ")";
      case LIKE,
          EQUALS,
          NOT_EQUALS,
          LESS_THAN,
          LESS_THAN_OR_EQUAL,
          GREATER_THAN,
          GREATER_THAN_OR_EQUAL,
          PLUS,
          MINUS,
          TIMES,
          MOD,
          IS_DISTINCT_FROM,
          IS_NOT_DISTINCT_FROM ->
          "(" + String.join(" " + name(call) + " ", args) + ")";
      default ->
          name(call).equals("||")
              ? "(" + String.join(" || ", args) + ")"
              : name(call) + args.stream().collect(Collectors.joining(", ", "(", ")"));
    };
  }

  private static String name(RexCall call) {
    String name = call.getOperator().getName();
    return switch (name) {
      case "MOD" -> "%";
      default -> name;
    };
  }

  private static String cases(List<String> args) {
    StringBuilder text = new StringBuilder("CASE");
    for (int i = 0; i + 1 < args.size(); i += 2) {
      text.append(" WHEN ").append(args.get(i)).append(" THEN ").append(args.get(i + 1));
    }
    return text.append(" ELSE ").append(args.get(args.size() - 1)).append(" END").toString();
  }

  private String over(RexOver over) {
    RexWindow window = over.getWindow();
    List<String> args = over.getOperands().stream().map(this::write).toList();
    StringBuilder text = new StringBuilder(over.getAggOperator().getName().replace("$SUM0", "SUM"));
    text.append(
        args.isEmpty() && over.getAggOperator().getKind() == SqlKind.COUNT
            ? "(*)"
            : "(" + String.join(", ", args) + ")");
    text.append(" OVER (");
    if (!window.partitionKeys.isEmpty()) {
      text.append("PARTITION BY ");
      text.append(window.partitionKeys.stream().map(this::write).collect(Collectors.joining(", ")));
    }
    if (!window.orderKeys.isEmpty()) {
      text.append(" ORDER BY ");
      text.append(window.orderKeys.stream().map(this::key).collect(Collectors.joining(", ")));
    }
    if (!over.getAggOperator().getKind().equals(SqlKind.ROW_NUMBER)
        && !window.orderKeys.isEmpty()) {
      text.append(window.isRows() ? " ROWS" : " RANGE").append(" BETWEEN ");
      text.append(bound(window.getLowerBound()))
          .append(" AND ")
          .append(bound(window.getUpperBound()));
    }
    return text.append(")").toString();
  }

  private String bound(RexWindowBound bound) {
    if (bound.isCurrentRow()) {
      return "CURRENT ROW";
    }
    String amount = bound.isUnbounded() ? "UNBOUNDED" : write(bound.getOffset());
    return amount + (bound.isPreceding() ? " PRECEDING" : " FOLLOWING");
  }

  private String key(RexFieldCollation key) {
    boolean nullsFirst =
        key.getNullDirection() == org.apache.calcite.rel.RelFieldCollation.NullDirection.FIRST;
    boolean descending = key.getDirection().isDescending();
    return write(key.left)
        + (descending ? " DESC" : " ASC")
        + (nullsFirst
                || (!descending
                    && key.getNullDirection()
                        != org.apache.calcite.rel.RelFieldCollation.NullDirection.LAST)
            ? " NULLS FIRST"
            : " NULLS LAST");
  }
}
