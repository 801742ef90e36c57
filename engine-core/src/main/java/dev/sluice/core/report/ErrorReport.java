package dev.sluice.core.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.core.fault.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/**
 * A failure or a warning.
 *
 * @param taskId the query's task, or the worker's
 * @param host where it happened, or null if that is not known
 * @param stageNumber stage in which it happened, or null if outside of any
 * @param exceptionStackTrace of the exception behind it, or null if there was none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorReport(
    String taskId,
    @Nullable String host,
    @Nullable Integer stageNumber,
    Fault error,
    @Nullable String exceptionStackTrace) {

  /** Stack trace of a failure with its causes, as text. */
  public static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
