package dev.sluice.sql.compile;

import dev.sluice.sql.validate.TypedValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement as the caller gives it.
 *
 * @param context parameters of the query; a null is as good as none
 * @param parameters values for {@code ?} in order
 */
public record StatementRequest(
    String sql, Map<String, @Nullable Object> context, List<TypedValue> parameters) {
  public StatementRequest {
    context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
    parameters = List.copyOf(parameters);
  }
}
