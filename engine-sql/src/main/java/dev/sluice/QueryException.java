package dev.sluice;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.report.QueryReport;
import org.jspecify.annotations.Nullable;

/** A query that failed, or, as {@link SqlException}, a statement that never became a query. */
public class QueryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Fault fault;
  private final transient @Nullable QueryReport report;

  QueryException(
      String message,
      @Nullable Fault fault,
      @Nullable QueryReport report,
      @Nullable Throwable cause) {
    super(message, cause);
    this.fault = fault;
    this.report = report;
  }

  /** Why the query failed; null only if there never was a query. */
  public @Nullable Fault fault() {
    return fault;
  }

  /** Stable code of the failure: that of the fault, or {@code invalidInput}. */
  public String errorCode() {
    return fault == null ? "invalidInput" : fault.errorCode();
  }

  /** The final report of the query; null only if there never was a query. */
  public @Nullable QueryReport report() {
    return report;
  }
}
