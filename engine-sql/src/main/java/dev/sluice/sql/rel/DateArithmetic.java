package dev.sluice.sql.rel;

import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;

/**
 * The usual conversions of operands, and sums of times that the standard leaves out: a date plus or
 * minus a number of days, two dates whose difference is a number of days, and two timestamps whose
 * difference is an interval.
 */
final class DateArithmetic extends TypeCoercionImpl {
  DateArithmetic(RelDataTypeFactory types, SqlValidator validator) {
    super(types, validator);
  }

  @Override
  public boolean binaryArithmeticCoercion(SqlCallBinding binding) {
    SqlKind kind = binding.getOperator().getKind();
    if (binding.getOperandCount() == 2 && (kind == SqlKind.PLUS || kind == SqlKind.MINUS)) {
      RelDataType left = binding.getOperandType(0);
      RelDataType right = binding.getOperandType(1);
      if (isDate(left) && SqlTypeUtil.isIntType(right)) {
        days(binding, 1);
        return true;
      }
      if (kind == SqlKind.PLUS && SqlTypeUtil.isIntType(left) && isDate(right)) {
        days(binding, 0);
        return true;
      }
      if (kind == SqlKind.MINUS && isTime(left) && isTime(right)) {
        difference(binding, isDate(left) && isDate(right));
        return true;
      }
    }
    return super.binaryArithmeticCoercion(binding);
  }

  private static boolean isDate(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.DATE;
  }

  private static boolean isTime(RelDataType type) {
    return isDate(type) || type.getSqlTypeName() == SqlTypeName.TIMESTAMP;
  }

  /** Makes an operand that is a number an interval of days. */
  private static void days(SqlCallBinding binding, int operand) {
    SqlParserPos at = binding.operand(operand).getParserPosition();
    replace(
        binding,
        operand,
        SqlStdOperatorTable.MULTIPLY.createCall(
            at, binding.operand(operand), interval(TimeUnit.DAY, "1", at)));
  }

  /** Makes the first operand the whole difference, and the second one nothing. */
  private static void difference(SqlCallBinding binding, boolean inDays) {
    SqlParserPos at = binding.getCall().getParserPosition();
    List<SqlNode> times = binding.operands();
    if (inDays) {
      SqlNode unit = new SqlIntervalQualifier(TimeUnit.DAY, null, at);
      replace(
          binding,
          0,
          SqlStdOperatorTable.TIMESTAMP_DIFF.createCall(at, unit, times.get(1), times.get(0)));
      replace(binding, 1, SqlLiteral.createExactNumeric("0", at));
      return;
    }
    SqlIntervalQualifier span = new SqlIntervalQualifier(TimeUnit.DAY, TimeUnit.SECOND, at);
    replace(
        binding,
        0,
        SqlStdOperatorTable.MINUS_DATE.createCall(at, times.get(0), times.get(1), span));
    replace(binding, 1, interval(TimeUnit.SECOND, "0", at));
  }

  private static SqlNode interval(TimeUnit unit, String count, SqlParserPos at) {
    return SqlLiteral.createInterval(1, count, new SqlIntervalQualifier(unit, null, at), at);
  }

  private static void replace(SqlCallBinding binding, int operand, SqlNode node) {
    SqlCall call = binding.getCall();
    call.setOperand(operand, node);
    binding.getValidator().deriveType(binding.getScope(), node);
  }
}
