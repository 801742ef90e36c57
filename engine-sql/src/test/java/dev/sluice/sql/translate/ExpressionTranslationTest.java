package dev.sluice.sql.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.ExprText;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.plan.ResultColumn;
import dev.sluice.core.plan.StageDefinition;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SQL expressions over the table {@code typed} become calls of the engine's functions. */
class ExpressionTranslationTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      value = {
        // arithmetic
        "l + 1 | l + 1 | LONG",
        "l - d | CAST(l AS DOUBLE) - d | DOUBLE",
        "l * 1.5 | CAST(l AS DOUBLE) * 1.5 | DOUBLE",
        "l / 2 | l / 2 | LONG",
        "d / 2 | d / 2.0 | DOUBLE",
        "l % 3 | l % 3 | LONG",
        "MOD(l, 3) | l % 3 | LONG",
        "-l | -l | LONG",
        "f + 1 | CAST(f AS DOUBLE) + 1.0 | DOUBLE",
        "1 / 0 | 1 / 0 | LONG",
        "1 + 2 | 3 | LONG",
        // comparison
        "l = 3 | l = 3 | BOOLEAN",
        "l <> 3 | l <> 3 | BOOLEAN",
        "l != 3 | l <> 3 | BOOLEAN",
        "l > 1.0 | l > 1 | BOOLEAN",
        "l > 1.5 | CAST(l AS DOUBLE) > 1.5 | BOOLEAN",
        "d >= 10 | d >= 10.0 | BOOLEAN",
        "l = '3' | l = 3 | BOOLEAN",
        "s = 1 | CAST(s AS LONG) = 1 | BOOLEAN",
        "ts < '2000-01-01' | ts < 946684800000 | BOOLEAN",
        "ts < TIMESTAMP '2000-01-01 00:00:00' | ts < 946684800000 | BOOLEAN",
        "dt = DATE '2000-01-01' | dt = 946684800000 | BOOLEAN",
        "dt < ts | CAST(dt AS TIMESTAMP) < ts | BOOLEAN",
        "l BETWEEN 1 AND 2 | (l >= 1) AND (l <= 2) | BOOLEAN",
        "l IN (1, 2, 3) | IN(l, 1, 2, 3) | BOOLEAN",
        "l IN (1) | l = 1 | BOOLEAN",
        "s NOT IN ('a', 'b') | NOT IN(s, 'a', 'b') | BOOLEAN",
        "l = 1 OR s = 'a' OR l = 2 | IN(l, 1, 2) OR (s = 'a') | BOOLEAN",
        "s IS DISTINCT FROM 'a' | (s = 'a') IS NOT TRUE | BOOLEAN",
        // logic
        "b AND l > 0 | b AND (l > 0) | BOOLEAN",
        "NOT b | NOT b | BOOLEAN",
        "s IS NULL | s IS NULL | BOOLEAN",
        "b IS NOT FALSE | b IS NOT FALSE | BOOLEAN",
        // choice and conversion
        "CASE WHEN l > 0 THEN 1 ELSE 2.5 END | CASE WHEN (l > 0) THEN 1.0 ELSE 2.5 END | DOUBLE",
        "CASE l WHEN 1 THEN 'a' WHEN 2 THEN 'bb' END | CASE WHEN (l = 1) THEN 'a' WHEN (l = 2) THEN 'bb' ELSE NULL END | STRING",
        "COALESCE(s, 'q') | COALESCE(s, 'q') | STRING",
        "NULLIF(l, 0) | NULLIF(l, 0) | LONG",
        "NVL(s, 'a') | NVL(s, 'a') | STRING",
        "CAST(s AS BIGINT) | CAST(s AS LONG) | LONG",
        "CAST(s AS TIMESTAMP) | CAST(s AS TIMESTAMP) | TIMESTAMP",
        "CAST(ts AS DATE) | CAST(ts AS DATE) | DATE",
        "CAST(l AS DECIMAL(10, 2)) | CAST(l AS DECIMAL(10,2)) | DECIMAL(10,2)",
        "CAST('2000-01-01' AS TIMESTAMP) | 946684800000 | TIMESTAMP",
        "GREATEST(l, d) | GREATEST(CAST(l AS DOUBLE), d) | DOUBLE",
        // texts
        "s || 'x' | CONCAT(s, 'x') | STRING",
        "CONCAT(s, l) | CONCAT(s, CAST(l AS STRING)) | STRING",
        "s LIKE 'a%' | LIKE(s, 'a%') | BOOLEAN",
        "s NOT LIKE '%!%' ESCAPE '!' | NOT LIKE(s, '%!%', '!') | BOOLEAN",
        "TRIM(s) | TRIM(s, ' ') | STRING",
        "TRIM(LEADING 'x' FROM s) | LTRIM(s, 'x') | STRING",
        "SUBSTRING(s FROM 2 FOR 3) | SUBSTRING(s, 2, 3) | STRING",
        "POSITION('a' IN s) | POSITION('a', s) | LONG",
        "CHAR_LENGTH(s) | CHAR_LENGTH(s) | LONG",
        "upper(s) | UPPER(s) | STRING",
        "REGEXP_EXTRACT(s, 'a(.)', 1) | REGEXP_EXTRACT(s, 'a(.)', 1) | STRING",
        // times
        "FLOOR(ts TO DAY) | TIME_FLOOR(ts, 'P1D', NULL, 'UTC') | TIMESTAMP",
        "CEIL(ts TO QUARTER) | TIME_CEIL(ts, 'P3M', NULL, 'UTC') | TIMESTAMP",
        "TIME_FLOOR(ts, 'PT1H', NULL, 'Asia/Tokyo') | TIME_FLOOR(ts, 'PT1H', NULL, 'Asia/Tokyo') | TIMESTAMP",
        "TIME_PARSE(s) | TIME_PARSE(s, NULL, 'UTC') | TIMESTAMP",
        "TIME_FORMAT(ts, 'yyyy') | TIME_FORMAT(ts, 'yyyy', 'UTC') | STRING",
        "TIME_SHIFT(ts, 'P1D', -2) | TIME_SHIFT(ts, 'P1D', -2, 'UTC') | TIMESTAMP",
        "DATE_TRUNC('day', ts) | DATE_TRUNC('day', ts, 'UTC') | TIMESTAMP",
        "EXTRACT(DOW FROM ts) | TIME_EXTRACT(ts, 'DOW', 'UTC') | LONG",
        "TIMESTAMPADD(DAY, 1, ts) | TIMESTAMP_ADD('DAY', 1, ts, 'UTC') | TIMESTAMP",
        "TIMESTAMPDIFF(HOUR, ts, dt) | TIMESTAMP_DIFF('HOUR', ts, dt, 'UTC') | LONG",
        "ts + INTERVAL '1' DAY | ts + 86400000 | TIMESTAMP",
        "ts - INTERVAL '1' MONTH | TIMESTAMP_ADD('MONTH', -1, ts, 'UTC') | TIMESTAMP",
        "ts + INTERVAL '1' HOUR * l | ts + (3600000 * l) | TIMESTAMP",
        "CURRENT_TIMESTAMP | 1767323045678 | TIMESTAMP",
        "CURRENT_DATE | 1767312000000 | DATE",
        "TIME_IN_INTERVAL(ts, '2000-01-01/P1D') | (ts >= 946684800000) AND (ts < 946771200000) | BOOLEAN",
        "MILLIS_TO_TIMESTAMP(l) | MILLIS_TO_TIMESTAMP(l) | TIMESTAMP",
      })
  void becomesCall(String sql, String expected, String type) {
    ResultColumn column = result(Plans.small(), sql);
    assertThat(text(Plans.small(), sql)).isEqualTo(expected);
    assertThat(column.type().name()).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      value = {
        "TIMESTAMP '2000-01-01 00:00:00' | 946710000000",
        "DATE '2000-01-01' | 946684800000",
        "CAST('2000-01-01 00:00:00' AS TIMESTAMP) | 946710000000",
        "FLOOR(ts TO DAY) | TIME_FLOOR(ts, 'P1D', NULL, '-07:00')",
        "FLOOR(dt TO MONTH) | TIME_FLOOR(dt, 'P1M', NULL, 'UTC')",
        "CURRENT_DATE | 1767225600000",
        "TIME_IN_INTERVAL(ts, '2000-01-01/2000-01-02T00:00Z') | (ts >= 946710000000) AND (ts < 946771200000)",
      })
  void timesAreReadInTheZoneOfTheQuery(String sql, String expected) {
    assertThat(text(Plans.small().with("sqlTimeZone", "-07:00"), sql)).isEqualTo(expected);
  }

  private static ResultColumn result(Plans plans, String sql) {
    return plans.query("SELECT " + sql + " AS c FROM typed").columns().get(0);
  }

  private static String text(Plans plans, String sql) {
    QueryDefinition query = plans.query("SELECT " + sql + " AS c FROM typed");
    String column = query.columns().get(0).queryColumn();
    StageDefinition stage = query.finalStage();
    List<OperatorSpec> operators = ((ProcessorSpec.Scan) stage.processor()).operators();
    if (operators.isEmpty()) {
      InputSpec.Inline inline = (InputSpec.Inline) stage.inputs().get(0);
      return String.valueOf(inline.rows().get(0).get(0));
    }
    OperatorSpec.Project project = (OperatorSpec.Project) operators.get(operators.size() - 1);
    for (OperatorSpec.Projection projection : project.projections()) {
      if (projection.name().equals(column)) {
        Expr expr = projection.expr();
        return ExprText.readable(expr);
      }
    }
    throw new AssertionError("No column [" + column + "]");
  }
}
