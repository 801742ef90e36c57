package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.sql.catalog.SqlTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** Constants. Times without a zone are read in the zone of the query. */
final class LiteralTranslator {
  private final ZoneId zone;

  LiteralTranslator(ZoneId zone) {
    this.zone = zone;
  }

  Expr literal(RexLiteral literal) {
    Object value =
        switch (literal.getTypeName()) {
          case TIMESTAMP -> literal.getValueAs(TimestampString.class);
          case DATE -> literal.getValueAs(DateString.class);
          default -> literal.getValue();
        };
    return literal(value, literal.getType());
  }

  /** A value as Calcite holds it, of a SQL type. */
  Expr literal(@Nullable Object value, RelDataType sqlType) {
    ColumnType type = SqlTypes.fromSql(sqlType);
    if (value == null) {
      return Expressions.nullOf(type);
    }
    if (value instanceof NlsString text) {
      return new Expr.Literal(text.getValue(), ScalarType.STRING);
    }
    if (value instanceof Boolean flag) {
      return new Expr.Literal(flag ? 1L : 0L, ScalarType.BOOLEAN);
    }
    if (value instanceof TimestampString time) {
      return new Expr.Literal(instant(time.getMillisSinceEpoch()), ScalarType.TIMESTAMP);
    }
    if (value instanceof DateString date) {
      return new Expr.Literal(TimeUnit.DAYS.toMillis(date.getDaysSinceEpoch()), ScalarType.DATE);
    }
    if (value instanceof Number number) {
      return type == ScalarType.LONG
          ? new Expr.Literal(toLong(number), type)
          : new Expr.Literal(number.doubleValue(), type);
    }
    throw Unsupported.construct("literal [" + value + "] of type [" + sqlType + "]");
  }

  private static long toLong(Number number) {
    return number instanceof BigDecimal decimal ? decimal.longValue() : number.longValue();
  }

  /** Instant at which clocks of the zone show this time, given as if it were UTC. */
  private long instant(long wallClockMillis) {
    LocalDateTime wall =
        LocalDateTime.ofInstant(Instant.ofEpochMilli(wallClockMillis), ZoneOffset.UTC);
    return wall.atZone(zone).toInstant().toEpochMilli();
  }
}
