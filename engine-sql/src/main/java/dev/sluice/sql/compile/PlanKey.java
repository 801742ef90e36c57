package dev.sluice.sql.compile;

import dev.sluice.core.context.ContextKeys;
import dev.sluice.sql.validate.TypedValue;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a plan depends on.
 *
 * @param tables version of the stored tables
 */
record PlanKey(
    String sql, Map<String, @Nullable Object> context, List<TypedValue> parameters, long tables) {
  private static final Pattern TIME_OF_DAY =
      Pattern.compile("CURRENT_|LOCALTIME|EXPLAIN|SQLQUERYID", Pattern.CASE_INSENSITIVE);

  static PlanKey of(StatementRequest request, long tables) {
    Map<String, @Nullable Object> context = new HashMap<>(request.context());
    context.remove(ContextKeys.SQL_QUERY_ID.name());
    return new PlanKey(request.sql(), context, request.parameters(), tables);
  }

  /** Whether the same key always has the same plan. */
  boolean isStable() {
    return !TIME_OF_DAY.matcher(sql.toUpperCase(Locale.ROOT)).find();
  }

  /** Characters of the statement, which tell how large its plan can be. */
  int weight() {
    return sql.length();
  }
}
