package dev.sluice.sql.validate;

import dev.sluice.core.plan.Granularity;
import dev.sluice.sql.catalog.StoredTable;
import dev.sluice.sql.parser.Statement.PartitionedBy;
import dev.sluice.sql.parser.StatementException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.NlsString;

/** Reads the clause PARTITIONED BY. */
public final class Granularities {
  private static final Map<String, String> PERIODS =
      Map.ofEntries(
          Map.entry("SECOND", "PT1S"),
          Map.entry("MINUTE", "PT1M"),
          Map.entry("FIVE_MINUTE", "PT5M"),
          Map.entry("TEN_MINUTE", "PT10M"),
          Map.entry("FIFTEEN_MINUTE", "PT15M"),
          Map.entry("THIRTY_MINUTE", "PT30M"),
          Map.entry("HOUR", "PT1H"),
          Map.entry("SIX_HOUR", "PT6H"),
          Map.entry("EIGHT_HOUR", "PT8H"),
          Map.entry("DAY", "P1D"),
          Map.entry("WEEK", "P1W"),
          Map.entry("MONTH", "P1M"),
          Map.entry("QUARTER", "P3M"),
          Map.entry("YEAR", "P1Y"));
  private static final Set<String> ALL_TIME = Set.of("ALL", "ALL TIME");
  private static final String EXPECTED =
      "Expected HOUR, DAY, WEEK, MONTH, QUARTER, YEAR, ALL TIME, an ISO 8601 period such as 'PT1H',"
          + " FLOOR(__time TO <unit>) or TIME_FLOOR(__time, '<period>')";

  private Granularities() {}

  /**
   * The granularity that the clause gives.
   *
   * @throws StatementException if it gives none that time chunks can have
   */
  public static Granularity of(PartitionedBy clause) {
    if (clause.granularity() != null) {
      return named(clause.granularity(), clause);
    }
    SqlNode expression = clause.expression();
    if (!(expression instanceof SqlCall call)) {
      throw invalid(clause);
    }
    if (call.getKind() == SqlKind.FLOOR) {
      return floor(call, clause);
    }
    String operator = call.getOperator().getName();
    if (operator.equalsIgnoreCase("TIME_FLOOR")) {
      return timeFloor(call, clause);
    }
    throw StatementException.at(
        clause.position(),
        ("Invalid operator[%s] specified. PARTITIONED BY clause only supports FLOOR(__time TO"
                + " <unit>) and TIME_FLOOR(__time, period) functions.")
            .formatted(operator));
  }

  /** Name of a granularity as reports and EXPLAIN print it, e.g. {@code DAY}. */
  public static String name(Granularity granularity) {
    for (Map.Entry<String, String> entry : PERIODS.entrySet()) {
      if (entry.getValue().equals(granularity.period())) {
        return entry.getKey();
      }
    }
    return granularity.period();
  }

  private static Granularity named(String text, PartitionedBy clause) {
    String upper = text.trim().toUpperCase(Locale.ROOT);
    if (ALL_TIME.contains(upper)) {
      return Granularity.ALL;
    }
    String period = PERIODS.getOrDefault(upper, upper);
    if (!PERIODS.containsValue(period)) {
      throw invalid(clause);
    }
    return new Granularity(period);
  }

  private static Granularity floor(SqlCall call, PartitionedBy clause) {
    requireTwo("FLOOR", call);
    requireTime("FLOOR", call.operand(0));
    if (call.operand(1) instanceof SqlIntervalQualifier unit) {
      TimeUnitRange range = unit.timeUnitRange;
      return named(range == TimeUnitRange.QUARTER ? "QUARTER" : range.name(), clause);
    }
    throw invalid(clause);
  }

  private static Granularity timeFloor(SqlCall call, PartitionedBy clause) {
    requireTwo("TIME_FLOOR", call);
    requireTime("TIME_FLOOR", call.operand(0));
    SqlNode operand = call.operand(1);
    Object value = operand instanceof SqlLiteral literal ? literal.getValue() : null;
    if (!(value instanceof NlsString period)) {
      throw StatementException.at(
          operand.getParserPosition(),
          "Second argument to TIME_FLOOR in PARTITIONED BY must be a period as text, not [%s]"
              .formatted(operand));
    }
    String text = period.getValue().toUpperCase(Locale.ROOT);
    if (!PERIODS.containsValue(text)) {
      throw StatementException.at(
          clause.position(),
          "granularity[%s] is an invalid period literal. %s".formatted(operand, EXPECTED));
    }
    return new Granularity(text);
  }

  private static void requireTwo(String function, SqlCall call) {
    if (call.operandCount() != 2) {
      throw StatementException.at(
          call.getParserPosition(),
          "%s in PARTITIONED BY must have 2 arguments, but it has [%d]"
              .formatted(function, call.operandCount()));
    }
  }

  private static void requireTime(String function, SqlNode operand) {
    boolean time = operand instanceof SqlIdentifier id && id.toString().equals(StoredTable.TIME);
    if (!time) {
      throw StatementException.at(
          operand.getParserPosition(),
          "The first argument to %s in PARTITIONED BY must be __time.".formatted(function));
    }
  }

  private static StatementException invalid(PartitionedBy clause) {
    SqlParserPos position = clause.position();
    return StatementException.at(
        position,
        "Invalid granularity[%s] specified after PARTITIONED BY clause. %s"
            .formatted(clause.text(), EXPECTED));
  }
}
