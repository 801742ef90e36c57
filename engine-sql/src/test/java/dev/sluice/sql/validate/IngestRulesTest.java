package dev.sluice.sql.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.context.QueryContext;
import dev.sluice.core.plan.Interval;
import dev.sluice.sql.parser.Statement;
import dev.sluice.sql.parser.StatementException;
import dev.sluice.sql.parser.StatementParser;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.type.SqlTypeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestRulesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "HOUR | PT1H",
        "day | P1D",
        "WEEK | P1W",
        "quarter | P3M",
        "ALL | ALL",
        "ALL TIME | ALL",
        "'ALL TIME' | ALL",
        "'PT8H' | PT8H",
        "\"FIVE_MINUTE\" | PT5M",
        "FLOOR(__time TO MONTH) | P1M",
        "FLOOR(__time TO QUARTER) | P3M",
        "TIME_FLOOR(__time, 'pt15m') | PT15M",
        "time_floor(\"__time\", 'P1W') | P1W"
      })
  void granularitiesHaveNamesAndPeriods(String clause, String period) {
    assertThat(check("INSERT INTO t SELECT 1 AS x PARTITIONED BY " + clause).granularity().period())
        .isEqualTo(period);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'foo' | Invalid granularity['foo'] specified after PARTITIONED BY",
        "NONE | Invalid granularity[NONE]",
        "'P2D' | Invalid granularity['P2D']",
        "CEIL(__time TO DAY) | PARTITIONED BY clause only supports FLOOR(__time TO <unit>)",
        "TIME_FLOOR(__time) | must have 2 arguments",
        "TIME_FLOOR(x, 'P1D') | must be __time.",
        "TIME_FLOOR(__time, 'P5D') | is an invalid period literal.",
        "TIME_FLOOR(__time, x) | must be a period as text",
        "FLOOR(x TO DAY) | must be __time.",
        "FLOOR(__time TO DECADE) | Invalid granularity"
      })
  void otherGranularitiesAreRefused(String clause, String cue) {
    assertRefused("INSERT INTO t SELECT 1 AS x PARTITIONED BY " + clause, cue);
  }

  @Test
  void overwriteAllIsEternity() {
    assertThat(
            check("REPLACE INTO t OVERWRITE ALL SELECT 1 AS x PARTITIONED BY DAY")
                .replaceTimeChunks())
        .containsExactly(Interval.ETERNITY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "__time >= TIMESTAMP '2000-01-01' AND __time < TIMESTAMP '2000-01-03 00:00:00' | 2000-01-01/2000-01-03",
        "__time >= DATE '2000-01-01' AND __time < DATE '2000-01-02' | 2000-01-01/2000-01-02",
        "__time = TIMESTAMP '2000-01-01' | 2000-01-01/2000-01-02",
        "__time = TIMESTAMP '2000-01-01' OR __time = TIMESTAMP '2000-01-05' | 2000-01-01/2000-01-02,2000-01-05/2000-01-06",
        "__time = TIMESTAMP '2000-01-01' OR __time = TIMESTAMP '2000-01-02' | 2000-01-01/2000-01-03",
        "NOT (__time < TIMESTAMP '2000-01-01' OR __time >= TIMESTAMP '2000-01-02') | 2000-01-01/2000-01-02",
        "__time > TIMESTAMP '1999-12-31 23:59:59.999' AND __time <= TIMESTAMP '2000-01-01 23:59:59.999' | 2000-01-01/2000-01-02",
        "__time BETWEEN TIMESTAMP '2000-01-01' AND TIMESTAMP '2000-01-01 23:59:59.999' | 2000-01-01/2000-01-02"
      })
  void overwriteWhereNamesTimeChunks(String condition, String expected) {
    List<Interval> intervals = overwritten(condition, Map.of());

    assertThat(
            intervals.stream().map(i -> day(i.startMillis()) + "/" + day(i.endMillis())).toList())
        .containsExactly(expected.split(","));
  }

  @Test
  void literalsAreReadInTheTimeZoneOfTheQuery() {
    String condition = "__time = TIMESTAMP '2000-01-01 01:00:00'";

    assertThat(overwritten(condition, Map.of("sqlTimeZone", "+01:00")))
        .hasSize(1)
        .allSatisfy(i -> assertThat(day(i.startMillis())).isEqualTo("2000-01-01"));
    assertThatThrownBy(
            () ->
                overwritten(
                    "__time = TIMESTAMP '2000-01-01'", Map.of("sqlTimeZone", "Europe/Berlin")))
        .hasMessageContaining("not aligned with")
        .hasMessageContaining("sqlTimeZone [Europe/Berlin]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "x = TIMESTAMP '2000-01-01' | only supports filtering on",
        "__time <> TIMESTAMP '2000-01-01' | Unsupported operation [<>]",
        "__time = 5 | write a literal such as TIMESTAMP",
        "x | Unsupported operation",
        "__time < TIMESTAMP '2000-01-01' AND __time > TIMESTAMP '2000-01-02' | produced no time intervals",
        "__time >= TIMESTAMP '2000-01-01 01:00:00' | not aligned with PARTITIONED BY [DAY]",
        "__time <= TIMESTAMP '2000-01-01' | not aligned with"
      })
  void otherConditionsAreRefused(String condition, String cue) {
    assertThatThrownBy(() -> overwritten(condition, Map.of()))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining(cue)
        .hasMessageContaining("(line [1], column [");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "INSERT INTO t SELECT x FROM s LIMIT 1 PARTITIONED BY DAY | cannot have a LIMIT",
        "INSERT INTO t SELECT x FROM s LIMIT 1 OFFSET 1 PARTITIONED BY ALL | cannot have an OFFSET",
        "INSERT INTO sys.t SELECT x FROM s PARTITIONED BY ALL | not a Druid datasource",
        "INSERT INTO a.druid.t SELECT x FROM s PARTITIONED BY ALL | 3+ part names",
        "INSERT INTO \"\" SELECT x FROM s PARTITIONED BY ALL | Invalid value for field [table]",
        "INSERT INTO \".t\" SELECT x FROM s PARTITIONED BY ALL | Invalid value for field [table]",
        "INSERT INTO \"a/b\" SELECT x FROM s PARTITIONED BY ALL | Invalid value for field [table]",
        "INSERT INTO \"a\tb\" SELECT x FROM s PARTITIONED BY ALL | Invalid value for field [table]",
        "INSERT INTO t SELECT x FROM s PARTITIONED BY ALL CLUSTERED BY 0 | must be positive"
      })
  void brokenRulesAreNamed(String sql, String cue) {
    assertRefused(sql, cue);
  }

  @Test
  void aLimitIsFineInOneChunk() {
    Statement.Ingest statement =
        ingest("INSERT INTO t SELECT x FROM s LIMIT 3 PARTITIONED BY ALL CLUSTERED BY x");

    IngestRules.check(statement, QueryContext.empty());
    assertThat(IngestRules.sortedQuery(statement).toString())
        .contains("ORDER BY `x`")
        .contains("FETCH NEXT 3 ROWS");
  }

  @Test
  void keysThatNameColumnsAreFoundWithoutTheValidator() {
    assertThat(sortColumns("a, s.b, LOWER(c) AS d", "d, 1, b")).containsExactly(2, 0, 1);
    assertThat(sortColumns("a, b", "UPPER(a)")).isEmpty();
    assertThat(sortColumns("a, b", "c")).isEmpty();
    assertThat(sortColumns("a, b", "3")).isEmpty();
    assertThat(sortColumns("*, b", "b")).isEmpty();
    assertThat(sortColumns("a, b AS a", "a")).isEmpty();
  }

  private static List<Integer> sortColumns(String columns, String keys) {
    Statement.Ingest statement =
        ingest(
            "INSERT INTO t SELECT " + columns + " FROM s PARTITIONED BY ALL CLUSTERED BY " + keys);
    boolean ordered = IngestRules.sortedQuery(statement) instanceof SqlOrderBy;
    assertThat(ordered).isEqualTo(IngestRules.sortColumns(statement).isEmpty());
    return IngestRules.sortColumns(statement);
  }

  @Test
  void anOuterLimitIsForSelectOnly() {
    assertThatThrownBy(
            () ->
                IngestRules.check(
                    ingest("INSERT INTO t SELECT x FROM s PARTITIONED BY ALL"),
                    QueryContext.of(Map.of("sqlOuterLimit", 5))))
        .hasMessageContaining("sqlOuterLimit")
        .hasMessageContaining("INSERT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "__time TIMESTAMP, x VARCHAR, EXPR$2 BIGINT | requires columns to be named",
        "__time TIMESTAMP, x VARCHAR, x BIGINT | Duplicate field in SELECT: [x]",
        "x VARCHAR | needs a time column",
        "__time VARCHAR | wrong type [VARCHAR], expected TIMESTAMP"
      })
  void outputsAreChecked(String columns, String cue) {
    assertThatThrownBy(() -> checkOutputs(columns, "", Map.of())).hasMessageContaining(cue);
  }

  @Test
  void segmentsAreSortedByTimeFirst() {
    String columns = "__time TIMESTAMP, x VARCHAR";

    assertThatThrownBy(() -> checkOutputs(columns, "CLUSTERED BY x, __time", Map.of()))
        .hasMessageContaining("position [2]")
        .hasMessageContaining("forceSegmentSortByTime");
    assertThatThrownBy(() -> checkOutputs(columns, "", Map.of("segmentSortOrder", "x,__time")))
        .hasMessageContaining("segmentSortOrder");
    assertThatThrownBy(() -> checkOutputs(columns, "", Map.of("segmentSortOrder", "__time,y")))
        .hasMessageContaining("column [y]");
    checkOutputs(columns, "CLUSTERED BY x, __time", Map.of("forceSegmentSortByTime", false));
    checkOutputs(columns, "CLUSTERED BY __time, x", Map.of("segmentSortOrder", "__time,x"));
  }

  private static void checkOutputs(String columns, String clause, Map<String, ?> context) {
    JavaTypeFactoryImpl types = new JavaTypeFactoryImpl();
    Statement.Ingest statement =
        ingest("INSERT INTO t SELECT * FROM s PARTITIONED BY DAY " + clause);
    QueryContext parameters = QueryContext.of(context);
    OutputRules.check(
        statement,
        IngestRules.check(statement, parameters),
        java.util.Arrays.stream(columns.split(", "))
            .map(column -> column.split(" "))
            .map(
                parts ->
                    new OutputColumn(parts[0], types.createSqlType(SqlTypeName.valueOf(parts[1]))))
            .toList(),
        parameters);
  }

  private static List<Interval> overwritten(String condition, Map<String, ?> context) {
    IngestSpec spec =
        IngestRules.check(
            ingest(
                "REPLACE INTO t OVERWRITE WHERE "
                    + condition
                    + " SELECT 1 AS x PARTITIONED BY DAY"),
            QueryContext.of(context));
    assertThat(spec.replaceTimeChunks()).isNotNull();
    return spec.replaceTimeChunks();
  }

  private static String day(long millis) {
    return Instant.ofEpochMilli(millis).toString().replace("T00:00:00Z", "");
  }

  private static void assertRefused(String sql, String cue) {
    assertThatThrownBy(() -> check(sql))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining(cue)
        .hasMessageContaining("(line [1], column [");
  }

  private static IngestSpec check(String sql) {
    return IngestRules.check(ingest(sql), QueryContext.empty());
  }

  private static Statement.Ingest ingest(String sql) {
    return (Statement.Ingest) StatementParser.parse(sql).statement();
  }
}
