package dev.sluice.sql.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sql.parser.ParsedStatement;
import dev.sluice.sql.parser.Statement;
import dev.sluice.sql.parser.StatementParser;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParametersTest {
  @Test
  void valuesBecomeLiterals() {
    Instant noon = Instant.parse("2000-01-02T12:00:00.500Z");

    assertThat(bound("a'b", -5, 1.5, true, null, noon, LocalDate.of(2000, 1, 2), List.of(1, 2)))
        .isEqualTo(
            "'a''b', -5, 1.5E0, TRUE, NULL, TIMESTAMP '2000-01-02 12:00:00.500',"
                + " DATE '2000-01-02', ARRAY[1, 2]");
    assertThat(bound(new BigDecimal("12.50"), 1e300, Double.NaN))
        .isEqualTo("12.50, 1.0E300, CAST('NaN' AS DOUBLE)");
  }

  @Test
  void typesSayWhatTextsAndNumbersAre() {
    assertThat(
            bound(
                new TypedValue("varchar", 5),
                new TypedValue("BIGINT", "7"),
                new TypedValue("DOUBLE", 7),
                new TypedValue("TIMESTAMP", "2000-01-02T03:04:05Z"),
                new TypedValue("TIMESTAMP", "2000-01-02 03:04:05"),
                new TypedValue("TIMESTAMP", 0),
                new TypedValue("DATE", "2000-01-02"),
                new TypedValue("BOOLEAN", "true"),
                new TypedValue("BIGINT", null)))
        .isEqualTo(
            "'5', 7, 7.0E0, TIMESTAMP '2000-01-02 03:04:05.000', TIMESTAMP '2000-01-02 03:04:05.000',"
                + " TIMESTAMP '1970-01-01 00:00:00.000', DATE '2000-01-02', TRUE,"
                + " CAST(NULL AS BIGINT)");
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> bound(new TypedValue("BIGINT", "x")))
        .hasMessageContaining("Parameter [1]: Value [x] is no [BIGINT] (line [1], column [8])");
    assertThatThrownBy(() -> bound(new TypedValue("NOPE", "x")))
        .hasMessageContaining("Unknown SQL type [NOPE]");
    assertThatThrownBy(() -> bind("SELECT ?, ?", List.of(new TypedValue(null, 1))))
        .hasMessage("The statement has [2] parameters, but there are [1] values");
  }

  @Test
  void parametersOfTheContextAreChecked() {
    assertThat(ContextRules.check(Map.of("a", 1, "b", 2), settings("b", 3, "a", null), 2).asMap())
        .containsExactly(Map.entry("b", 3));
    assertThatThrownBy(() -> ContextRules.check(Map.of("maxNumTasks", "abc"), Map.of(), 2))
        .hasMessageContaining("Expected key [maxNumTasks] to be an integer");
    assertThatThrownBy(() -> ContextRules.check(Map.of("maxNumTasks", 1), Map.of(), 2))
        .hasMessageContaining("maxNumTasks [1] cannot be less than 2");
    assertThatThrownBy(() -> ContextRules.check(Map.of("isReindex", true), Map.of(), 2))
        .hasMessage("Query context parameter [isReindex] is not allowed");
  }

  private static Map<String, @Nullable Object> settings(Object... pairs) {
    Map<String, @Nullable Object> settings = new java.util.LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      settings.put((String) pairs[i], pairs[i + 1]);
    }
    return settings;
  }

  private static String bound(@Nullable Object... values) {
    List<TypedValue> typed = new ArrayList<>();
    for (Object value : values) {
      typed.add(value instanceof TypedValue given ? given : new TypedValue(null, value));
    }
    String[] marks = new String[values.length];
    Arrays.fill(marks, "?");
    String query = bind("SELECT " + String.join(", ", marks), typed).query().toString();
    return query.replaceFirst("(?s)^SELECT ", "").replaceAll("\\s+", " ");
  }

  private static Statement.Select bind(String sql, List<TypedValue> values) {
    ParsedStatement parsed = StatementParser.parse(sql);
    return (Statement.Select)
        Parameters.bind(parsed.statement(), parsed.parameterCount(), values, ZoneId.of("UTC"));
  }
}
