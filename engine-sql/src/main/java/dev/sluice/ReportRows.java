package dev.sluice;

import dev.sluice.core.plan.ResultColumn;
import dev.sluice.core.report.QueryReport;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as reports hold them. */
final class ReportRows {
  /** Rows that a report has at most; the result itself has them all. */
  static final int LIMIT = 100_000;

  private static final int MILLIS_PER_SECOND = 1_000;

  private ReportRows() {}

  /**
   * The first rows of a result, encoded as the wire does.
   *
   * @param zone whose wall clock times are written
   */
  @SuppressWarnings("NullAway") // class files of records lose annotations of nested type arguments
  static QueryReport.Results of(QueryResult result, List<ResultColumn> columns, ZoneId zone) {
    List<QueryReport.Column> signature = new ArrayList<>();
    List<String> sqlTypes = new ArrayList<>();
    for (ResultColumn column : columns) {
      signature.add(new QueryReport.Column(column.outputColumn(), column.type().nativeName()));
      sqlTypes.add(column.sqlTypeName());
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Row row : result) {
      if (rows.size() == LIMIT) {
        return new QueryReport.Results(signature, sqlTypes, rows, true);
      }
      List<@Nullable Object> values = new ArrayList<>(row.size());
      for (int i = 0; i < row.size(); i++) {
        values.add(encoded(row.getObject(i), zone));
      }
      rows.add(values);
    }
    return new QueryReport.Results(signature, sqlTypes, rows, false);
  }

  private static @Nullable Object encoded(@Nullable Object value, ZoneId zone) {
    if (value instanceof Instant instant) {
      int offset = zone.getRules().getOffset(instant).getTotalSeconds();
      return instant.toEpochMilli() + (long) offset * MILLIS_PER_SECOND;
    }
    if (value instanceof byte[] bytes) {
      return '"' + Base64.getEncoder().encodeToString(bytes) + '"';
    }
    return value instanceof LocalDate date ? (Object) date.toEpochDay() : value;
  }
}
