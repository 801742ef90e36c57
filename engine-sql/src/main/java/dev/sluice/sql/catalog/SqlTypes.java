package dev.sluice.sql.catalog;

import dev.sluice.frames.type.ArrayType;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ComplexType;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.ScalarType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;

/** SQL types of the engine's column types, and back. */
public final class SqlTypes {
  private static final int TIMESTAMP_DIGITS = 3;

  private SqlTypes() {}

  /** The SQL type of a column. */
  public static RelDataType toSql(RelDataTypeFactory types, ColumnType type, boolean nullable) {
    return types.createTypeWithNullability(toSql(types, type), nullable);
  }

  private static RelDataType toSql(RelDataTypeFactory types, ColumnType type) {
    if (type instanceof ScalarType scalar) {
      return switch (scalar) {
        case STRING -> types.createSqlType(SqlTypeName.VARCHAR);
        case LONG -> types.createSqlType(SqlTypeName.BIGINT);
        case DOUBLE -> types.createSqlType(SqlTypeName.DOUBLE);
        case FLOAT -> types.createSqlType(SqlTypeName.FLOAT);
        case BOOLEAN -> types.createSqlType(SqlTypeName.BOOLEAN);
        case TIMESTAMP -> types.createSqlType(SqlTypeName.TIMESTAMP, TIMESTAMP_DIGITS);
        case DATE -> types.createSqlType(SqlTypeName.DATE);
      };
    }
    if (type instanceof DecimalType decimal) {
      return types.createSqlType(SqlTypeName.DECIMAL, decimal.precision(), decimal.scale());
    }
    if (type instanceof ArrayType array) {
      return types.createArrayType(toSql(types, array.element(), true), -1);
    }
    return types.createSqlType(SqlTypeName.OTHER);
  }

  /**
   * The column type in which values of a SQL type are held. Intervals are numbers: of months, or of
   * milliseconds. DECIMAL is DOUBLE here: {@link #exact} is for where values are exact.
   *
   * @throws IllegalArgumentException naming the type, if no column can hold it
   */
  public static ColumnType fromSql(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case CHAR, VARCHAR, NULL -> ScalarType.STRING;
      case TINYINT, SMALLINT, INTEGER, BIGINT -> ScalarType.LONG;
      case INTERVAL_YEAR,
          INTERVAL_YEAR_MONTH,
          INTERVAL_MONTH,
          INTERVAL_DAY,
          INTERVAL_DAY_HOUR,
          INTERVAL_DAY_MINUTE,
          INTERVAL_DAY_SECOND,
          INTERVAL_HOUR,
          INTERVAL_HOUR_MINUTE,
          INTERVAL_HOUR_SECOND,
          INTERVAL_MINUTE,
          INTERVAL_MINUTE_SECOND,
          INTERVAL_SECOND ->
          ScalarType.LONG;
      case FLOAT, REAL -> ScalarType.FLOAT;
      case DOUBLE, DECIMAL -> ScalarType.DOUBLE;
      case BOOLEAN -> ScalarType.BOOLEAN;
      case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> ScalarType.TIMESTAMP;
      case DATE -> ScalarType.DATE;
      case ARRAY -> arrayOf(type);
      case OTHER -> new ComplexType("json");
      default -> throw new IllegalArgumentException("No column can hold SQL type [" + type + "]");
    };
  }

  /** The exact type of a SQL type that is DECIMAL. */
  public static DecimalType exact(RelDataType type) {
    return new DecimalType(Math.max(type.getPrecision(), type.getScale()), type.getScale());
  }

  private static ColumnType arrayOf(RelDataType type) {
    RelDataType element = type.getComponentType();
    ColumnType held = element == null ? null : fromSql(element);
    if (held instanceof DecimalType) {
      return new ArrayType(ScalarType.DOUBLE);
    }
    if (held instanceof ScalarType scalar) {
      return new ArrayType(scalar);
    }
    throw new IllegalArgumentException("No column can hold SQL type [" + type + "]");
  }
}
