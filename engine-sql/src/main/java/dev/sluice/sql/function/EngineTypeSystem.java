package dev.sluice.sql.function;

import dev.sluice.frames.type.DecimalType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Types of results: integers are computed in 64 bits, decimals with up to 38 digits, everything
 * else in double precision. TIMESTAMP counts milliseconds.
 */
public final class EngineTypeSystem extends RelDataTypeSystemImpl {
  public static final RelDataTypeSystem INSTANCE = new EngineTypeSystem();

  /** Digits of a second that TIMESTAMP holds. */
  static final int TIMESTAMP_DIGITS = 3;

  private EngineTypeSystem() {}

  @Override
  public int getDefaultPrecision(SqlTypeName type) {
    return isTimestamp(type) ? TIMESTAMP_DIGITS : super.getDefaultPrecision(type);
  }

  @Override
  public int getMaxPrecision(SqlTypeName type) {
    if (type == SqlTypeName.DECIMAL) {
      return DecimalType.MAX_PRECISION;
    }
    return isTimestamp(type) ? TIMESTAMP_DIGITS : super.getMaxPrecision(type);
  }

  @Override
  public int getMaxScale(SqlTypeName type) {
    return type == SqlTypeName.DECIMAL ? DecimalType.MAX_PRECISION : super.getMaxScale(type);
  }

  private static boolean isTimestamp(SqlTypeName type) {
    return type == SqlTypeName.TIMESTAMP || type == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
  }

  @Override
  public RelDataType deriveSumType(RelDataTypeFactory types, RelDataType argument) {
    if (argument.getSqlTypeName() == SqlTypeName.DECIMAL) {
      return types.createTypeWithNullability(
          types.createSqlType(SqlTypeName.DECIMAL, DecimalType.MAX_PRECISION, argument.getScale()),
          argument.isNullable());
    }
    SqlTypeName name =
        SqlTypeName.INT_TYPES.contains(argument.getSqlTypeName())
            ? SqlTypeName.BIGINT
            : SqlTypeName.DOUBLE;
    return types.createTypeWithNullability(types.createSqlType(name), argument.isNullable());
  }

  @Override
  public RelDataType deriveAvgAggType(RelDataTypeFactory types, RelDataType argument) {
    return types.createTypeWithNullability(
        types.createSqlType(SqlTypeName.DOUBLE), argument.isNullable());
  }

  @Override
  public RelDataType deriveCovarType(
      RelDataTypeFactory types, RelDataType left, RelDataType right) {
    return types.createTypeWithNullability(
        types.createSqlType(SqlTypeName.DOUBLE), left.isNullable() || right.isNullable());
  }

  /** Texts of unequal length in one column keep their length, instead of being padded. */
  @Override
  public boolean shouldConvertRaggedUnionTypesToVarying() {
    return true;
  }
}
