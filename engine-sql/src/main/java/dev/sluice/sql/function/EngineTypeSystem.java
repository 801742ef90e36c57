package dev.sluice.sql.function;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Types of results: integers are computed in 64 bits, everything else in double precision; DECIMAL
 * is DOUBLE by another name. TIMESTAMP counts milliseconds.
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
    return isTimestamp(type) ? TIMESTAMP_DIGITS : super.getMaxPrecision(type);
  }

  private static boolean isTimestamp(SqlTypeName type) {
    return type == SqlTypeName.TIMESTAMP || type == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
  }

  @Override
  public RelDataType deriveSumType(RelDataTypeFactory types, RelDataType argument) {
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
