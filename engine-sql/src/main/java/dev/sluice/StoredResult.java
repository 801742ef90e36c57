package dev.sluice;

import dev.sluice.core.context.ContextKeys;
import dev.sluice.core.context.QueryContext;
import dev.sluice.core.exec.QueryResults;
import dev.sluice.core.report.ExecutionSnapshot;
import dev.sluice.core.report.QueryReport;
import dev.sluice.core.report.ReportBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;

/** Result that is held by the execution. */
final class StoredResult implements QueryResult {
  private final QueryResults results;
  private final ExecutionSnapshot execution;
  private final QueryContext context;
  private final List<Column> columns;
  private final RowColumns rowColumns;
  private @Nullable QueryReport report;
  private boolean closed;

  StoredResult(QueryResults results, ExecutionSnapshot execution, QueryContext context) {
    this.results = results;
    this.execution = execution;
    this.context = context;
    columns =
        results.columns().stream()
            .map(
                column ->
                    new Column(
                        column.outputColumn(), column.type().nativeName(), column.sqlTypeName()))
            .toList();
    rowColumns = new RowColumns(columns);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public long rowCount() {
    return results.rowCount();
  }

  @Override
  public Iterator<Row> iterator() {
    if (closed) {
      throw new IllegalStateException("Result is closed");
    }
    return new RowIterator(results, rowColumns);
  }

  @Override
  public <T extends Record> Stream<T> map(Class<T> type) {
    RecordMapper<T> mapper = new RecordMapper<>(type, rowColumns);
    return stream().map(mapper::map);
  }

  @Override
  public ArrowReader arrow() {
    if (closed) {
      throw new IllegalStateException("Result is closed");
    }
    return ResultFrames.reader(results);
  }

  @Override
  public void writeArrow(OutputStream out) throws IOException {
    if (closed) {
      throw new IllegalStateException("Result is closed");
    }
    ArrowStream.write(results, out);
  }

  @Override
  public QueryReport report() {
    QueryReport known = report;
    if (known == null) {
      boolean hasRows = !closed && !columns.isEmpty();
      known =
          ReportBuilder.build(
              execution,
              hasRows
                  ? ReportRows.of(this, results.columns(), context.get(ContextKeys.SQL_TIME_ZONE))
                  : null,
              context.asMap());
      report = known;
    }
    return known;
  }

  @Override
  public void close() {
    closed = true;
    results.close();
  }
}
