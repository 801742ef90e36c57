package dev.sluice.sql.validate;

import dev.sluice.core.context.ContextException;
import dev.sluice.core.context.ContextKey;
import dev.sluice.core.context.ContextKeys;
import dev.sluice.core.context.QueryContext;
import dev.sluice.sql.parser.StatementException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the parameters of a query must be. */
public final class ContextRules {
  private static final Set<String> SYSTEM =
      Set.of(
          "sqlInsertSegmentGranularity",
          "sqlReplaceTimeChunks",
          "timestampResultField",
          "timestampResultFieldGranularity",
          "timestampResultFieldInOriginalDimensions",
          "maxTimeArrayOutputName",
          "minTimeArrayOutputName",
          "__timeColumn",
          "__exportFileFormat",
          "isReindex");

  private ContextRules() {}

  /**
   * The parameters of a query; a null takes a parameter away.
   *
   * @param given by the caller
   * @param settings by SET, which go before the others
   * @param cores workers by default
   * @throws StatementException naming a parameter that is not allowed or has a value that cannot be
   *     used
   */
  public static QueryContext check(
      Map<String, ? extends @Nullable Object> given,
      Map<String, ? extends @Nullable Object> settings,
      int cores) {
    Map<String, Object> values = new LinkedHashMap<>();
    put(values, given);
    put(values, settings);
    QueryContext context = QueryContext.of(values);
    try {
      for (ContextKey<?> key : ContextKeys.all()) {
        context.find(key);
      }
      context.maxParseExceptions();
      context.maxNumWorkers(cores);
    } catch (ContextException e) {
      throw StatementException.of(String.valueOf(e.getMessage()));
    }
    return context;
  }

  private static void put(
      Map<String, Object> values, Map<String, ? extends @Nullable Object> more) {
    more.forEach(
        (name, value) -> {
          if (SYSTEM.contains(name)) {
            throw StatementException.of("Query context parameter [" + name + "] is not allowed");
          }
          if (value == null) {
            values.remove(name);
          } else {
            values.put(name, value);
          }
        });
  }
}
