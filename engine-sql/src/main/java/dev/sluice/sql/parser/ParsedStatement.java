package dev.sluice.sql.parser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement list: assignments, then one statement.
 *
 * @param parameterCount number of {@code ?}
 */
public record ParsedStatement(
    List<Assignment> assignments, Statement statement, int parameterCount) {
  public ParsedStatement {
    assignments = List.copyOf(assignments);
  }

  /** What SET gives the names, the last one of each; null for NULL. */
  public Map<String, @Nullable Object> settings() {
    Map<String, @Nullable Object> settings = new LinkedHashMap<>();
    for (Assignment assignment : assignments) {
      settings.put(assignment.name(), assignment.value());
    }
    return settings;
  }
}
