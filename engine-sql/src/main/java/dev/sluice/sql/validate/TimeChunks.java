package dev.sluice.sql.validate;

import dev.sluice.core.expr.time.Period;
import dev.sluice.core.expr.time.TimeFloor;
import dev.sluice.core.plan.Granularity;
import dev.sluice.core.plan.Interval;
import dev.sluice.sql.catalog.StoredTable;
import dev.sluice.sql.parser.Statement.Overwrite;
import dev.sluice.sql.parser.StatementException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Finds the time chunks that REPLACE replaces. */
public final class TimeChunks {
  private final @Nullable TimeFloor chunks;
  private final String granularityName;
  private final ZoneId zone;

  private TimeChunks(Granularity granularity, ZoneId zone) {
    this.chunks =
        granularity.isAll()
            ? null
            : TimeFloor.of(Period.parse(granularity.period()), null, ZoneOffset.UTC);
    this.granularityName = Granularities.name(granularity);
    this.zone = zone;
  }

  /**
   * The intervals that the clause OVERWRITE names, ascending and disjoint; eternity for ALL.
   *
   * @param zone in which time literals are read
   * @throws StatementException if the condition is not one on {@code __time} alone, names no time
   *     or cuts a time chunk
   */
  public static List<Interval> of(Overwrite overwrite, Granularity granularity, ZoneId zone) {
    SqlNode condition = overwrite.condition();
    if (condition == null) {
      return List.of(Interval.ETERNITY);
    }
    TimeChunks reader = new TimeChunks(granularity, zone);
    IntervalSet set = reader.read(condition);
    if (set.isEmpty()) {
      throw StatementException.at(
          condition.getParserPosition(),
          "The OVERWRITE WHERE clause [" + condition + "] produced no time intervals");
    }
    set.intervals().forEach(interval -> reader.check(interval, condition.getParserPosition()));
    return set.intervals();
  }

  private IntervalSet read(SqlNode node) {
    if (!(node instanceof SqlCall call)) {
      throw unsupported(node, String.valueOf(node));
    }
    return switch (call.getKind()) {
      case AND -> read(call.operand(0)).and(read(call.operand(1)));
      case OR -> read(call.operand(0)).or(read(call.operand(1)));
      case NOT -> read(call.operand(0)).not();
      case GREATER_THAN -> from(bound(call, 1) + 1);
      case GREATER_THAN_OR_EQUAL -> from(bound(call, 1));
      case LESS_THAN -> until(bound(call, 1));
      case LESS_THAN_OR_EQUAL -> until(bound(call, 1) + 1);
      case EQUALS -> chunkOf(bound(call, 1));
      case BETWEEN -> between(call);
      default -> throw unsupported(call, call.getOperator().getName());
    };
  }

  private static IntervalSet from(long millis) {
    return IntervalSet.between(millis, Interval.MAX_MILLIS);
  }

  private static IntervalSet until(long millis) {
    return IntervalSet.between(Interval.MIN_MILLIS, millis);
  }

  /** The chunk that starts at the instant; just the instant if none does. */
  private IntervalSet chunkOf(long millis) {
    if (chunks != null && chunks.floor(millis) == millis) {
      return IntervalSet.between(millis, chunks.next(millis));
    }
    return IntervalSet.between(millis, millis + 1);
  }

  private IntervalSet between(SqlCall call) {
    boolean negated = call.getOperator().getName().startsWith("NOT");
    IntervalSet set = from(bound(call, 1)).and(until(bound(call, 2) + 1));
    return negated ? set.not() : set;
  }

  private long bound(SqlCall call, int index) {
    SqlNode column = call.operand(0);
    if (!(column instanceof SqlIdentifier id) || !id.toString().equals(StoredTable.TIME)) {
      throw StatementException.at(
          column.getParserPosition(),
          "The OVERWRITE WHERE clause only supports filtering on the __time column, not on [%s]"
              .formatted(column));
    }
    SqlNode literal = call.operand(index);
    Instant instant = TimeLiterals.read(literal, zone);
    if (instant == null) {
      throw StatementException.at(
          literal.getParserPosition(),
          ("The OVERWRITE WHERE clause compares __time with [%s]; write a literal such as TIMESTAMP"
                  + " '2000-01-02 03:04:05'")
              .formatted(literal));
    }
    return instant.toEpochMilli();
  }

  private void check(Interval interval, SqlParserPos place) {
    boolean aligned =
        isBoundary(interval.startMillis(), Interval.MIN_MILLIS)
            && isBoundary(interval.endMillis(), Interval.MAX_MILLIS);
    if (!aligned) {
      boolean utc = zone.getRules().equals(ZoneOffset.UTC.getRules());
      String hint =
          utc
              ? ""
              : "; time chunks are those of UTC, but the literals are read in sqlTimeZone ["
                  + zone
                  + "]";
      throw StatementException.at(
          place,
          "OVERWRITE WHERE names the interval [%s/%s], which is not aligned with PARTITIONED BY [%s]%s"
              .formatted(
                  Instant.ofEpochMilli(interval.startMillis()),
                  Instant.ofEpochMilli(interval.endMillis()),
                  granularityName,
                  hint));
    }
  }

  private boolean isBoundary(long millis, long end) {
    return millis == end || (chunks != null && chunks.floor(millis) == millis);
  }

  private static StatementException unsupported(SqlNode node, String operation) {
    return StatementException.at(
        node.getParserPosition(),
        ("Unsupported operation [%s] in OVERWRITE WHERE clause; there are AND, OR, NOT, =, <, <=, >,"
                + " >= and BETWEEN")
            .formatted(operation));
  }
}
