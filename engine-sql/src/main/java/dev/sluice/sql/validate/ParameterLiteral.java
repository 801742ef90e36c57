package dev.sluice.sql.validate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** Literals of the values of parameters. */
final class ParameterLiteral {
  private static final int MILLIS_DIGITS = 3;
  private static final int NANOS_PER_MILLI = 1_000_000;

  private final ZoneId zone;
  private final SqlParserPos place;

  private ParameterLiteral(ZoneId zone, SqlParserPos place) {
    this.zone = zone;
    this.place = place;
  }

  /**
   * The literal.
   *
   * @throws IllegalArgumentException if the value does not fit its type, or there is no such type
   */
  static SqlNode of(TypedValue parameter, ZoneId zone, SqlParserPos place) {
    ParameterLiteral literals = new ParameterLiteral(zone, place);
    Object value = parameter.value();
    String type = parameter.type() == null ? null : parameter.type().toUpperCase(Locale.ROOT);
    if (value == null) {
      return type == null ? SqlLiteral.createNull(place) : literals.nullOf(typeName(type));
    }
    return type == null ? literals.untyped(value) : literals.typed(typeName(type), value);
  }

  private static SqlTypeName typeName(String type) {
    SqlTypeName name = SqlTypeName.get(type.equals("INT") ? "INTEGER" : type);
    if (name == null) {
      throw new IllegalArgumentException("Unknown SQL type [" + type + "]");
    }
    return name;
  }

  private SqlNode untyped(Object value) {
    if (value instanceof CharSequence || value instanceof Character) {
      return SqlLiteral.createCharString(value.toString(), place);
    }
    if (value instanceof Boolean flag) {
      return SqlLiteral.createBoolean(flag, place);
    }
    if (value instanceof Double || value instanceof Float) {
      return fraction(((Number) value).doubleValue());
    }
    if (value instanceof Number number) {
      return SqlLiteral.createExactNumeric(exact(number).toPlainString(), place);
    }
    if (value instanceof LocalDate date) {
      return date(date);
    }
    if (value instanceof List<?> list) {
      return array(list);
    }
    LocalDateTime local = local(value);
    if (local == null) {
      throw new IllegalArgumentException(
          "No SQL type holds a value of class [" + value.getClass().getName() + "]");
    }
    return timestamp(local);
  }

  private SqlNode typed(SqlTypeName type, Object value) {
    try {
      return switch (type) {
        case CHAR, VARCHAR -> untyped(value.toString());
        case BOOLEAN -> untyped(value instanceof Boolean ? value : flag(value.toString()));
        case TINYINT, SMALLINT, INTEGER, BIGINT ->
            untyped(new BigDecimal(value.toString()).toBigIntegerExact());
        case DECIMAL -> untyped(new BigDecimal(value.toString()));
        case FLOAT, REAL, DOUBLE -> fraction(Double.parseDouble(value.toString()));
        case DATE ->
            date(value instanceof LocalDate date ? date : LocalDate.parse(value.toString()));
        case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> timestamp(instant(value));
        case ARRAY -> array((List<?>) value);
        default -> throw new IllegalArgumentException("Unsupported SQL type [" + type + "]");
      };
    } catch (NumberFormatException
        | ArithmeticException
        | DateTimeException
        | ClassCastException e) {
      throw new IllegalArgumentException(
          "Value [%s] is no [%s]".formatted(value, type.getName()), e);
    }
  }

  private static boolean flag(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!lower.equals("true") && !lower.equals("false")) {
      throw new NumberFormatException();
    }
    return lower.equals("true");
  }

  private static BigDecimal exact(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    return number instanceof BigInteger integer
        ? new BigDecimal(integer)
        : BigDecimal.valueOf(number.longValue());
  }

  private SqlNode fraction(double value) {
    if (Double.isFinite(value)) {
      return SqlLiteral.createApproxNumeric(Double.toString(value), place);
    }
    return SqlStdOperatorTable.CAST.createCall(
        place,
        SqlLiteral.createCharString(Double.toString(value), place),
        spec(SqlTypeName.DOUBLE));
  }

  private LocalDateTime instant(Object value) {
    if (value instanceof Number millis) {
      return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis.longValue()), zone);
    }
    LocalDateTime local = local(value);
    if (local == null) {
      String text = value.toString();
      LocalDateTime plain = TimeLiterals.parse(text);
      local =
          plain == null
              ? OffsetDateTime.parse(text).atZoneSameInstant(zone).toLocalDateTime()
              : plain;
    }
    return local;
  }

  private @Nullable LocalDateTime local(Object value) {
    if (value instanceof LocalDateTime local) {
      return local;
    }
    if (value instanceof Instant instant) {
      return LocalDateTime.ofInstant(instant, zone);
    }
    if (value instanceof OffsetDateTime time) {
      return time.atZoneSameInstant(zone).toLocalDateTime();
    }
    return value instanceof ZonedDateTime time
        ? time.withZoneSameInstant(zone).toLocalDateTime()
        : null;
  }

  private SqlNode timestamp(LocalDateTime local) {
    TimestampString text =
        new TimestampString(
                local.getYear(),
                local.getMonthValue(),
                local.getDayOfMonth(),
                local.getHour(),
                local.getMinute(),
                local.getSecond())
            .withMillis(local.getNano() / NANOS_PER_MILLI);
    return SqlLiteral.createTimestamp(SqlTypeName.TIMESTAMP, text, MILLIS_DIGITS, place);
  }

  private SqlNode date(LocalDate date) {
    return SqlLiteral.createDate(
        new DateString(date.getYear(), date.getMonthValue(), date.getDayOfMonth()), place);
  }

  private SqlNode array(List<?> list) {
    List<SqlNode> elements = new ArrayList<>();
    for (Object element : list) {
      elements.add(element == null ? SqlLiteral.createNull(place) : untyped(element));
    }
    return SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR.createCall(place, elements);
  }

  private SqlNode nullOf(SqlTypeName type) {
    return SqlStdOperatorTable.CAST.createCall(place, SqlLiteral.createNull(place), spec(type));
  }

  private SqlDataTypeSpec spec(SqlTypeName type) {
    return new SqlDataTypeSpec(new SqlBasicTypeNameSpec(type, place), place);
  }
}
