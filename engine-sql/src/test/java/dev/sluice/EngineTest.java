package dev.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.core.fault.Fault;
import dev.sluice.core.report.QueryReport;
import dev.sluice.core.report.TaskState;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {
  private static final String PAGES =
      "(VALUES ('a', 1, 1.5), ('b', 2, 2.5), ('a', 3, 0.25)) AS pages (page, n, d)";

  @TempDir Path folder;
  private final List<HttpServer> servers = new ArrayList<>();
  private Engine engine;

  @BeforeEach
  void open() {
    engine =
        Engine.builder()
            .tempDir(folder.resolve("temp"))
            .clock(Clock.fixed(Instant.parse("2020-05-06T07:08:09.123Z"), ZoneOffset.UTC))
            .threads(2)
            .warmUp(false)
            .build();
  }

  @AfterEach
  void close() {
    engine.close();
    servers.forEach(server -> server.stop(0));
    assertThat(folder.resolve("temp")).isEmptyDirectory();
  }

  @Test
  void rowsHaveTypedValues() {
    try (QueryResult result =
        engine.execute(
            """
            SELECT 'x' AS s, 5 AS n, 2.5e0 AS d, TRUE AS b, TIMESTAMP '2000-01-02 03:04:05' AS t,
              DATE '2000-01-02' AS d8, CAST(NULL AS VARCHAR) AS nothing, 'zwölf 十二' AS u
            """)) {
      Row row = result.rows().get(0);

      assertThat(result.rowCount()).isEqualTo(1);
      assertThat(row.getString("s")).isEqualTo("x");
      assertThat(row.getLong("n")).isEqualTo(5);
      assertThat(row.getDouble(2)).isEqualTo(2.5);
      assertThat(row.getDouble("n")).isEqualTo(5.0);
      assertThat(row.getBoolean("b")).isTrue();
      assertThat(row.getInstant("t")).isEqualTo(Instant.parse("2000-01-02T03:04:05Z"));
      assertThat(row.getDate("d8")).isEqualTo(LocalDate.of(2000, 1, 2));
      assertThat(row.isNull("nothing")).isTrue();
      assertThat(row.getString("u")).isEqualTo("zwölf 十二");
      assertThat(row.toString()).startsWith("{s=x, n=5, d=2.5, b=true");
      assertThatThrownBy(() -> row.getLong("nothing"))
          .isInstanceOf(NullPointerException.class)
          .hasMessageContaining("[nothing]");
      assertThatThrownBy(() -> row.getLong("s"))
          .isInstanceOf(ClassCastException.class)
          .hasMessageContaining("[s]");
      assertThatThrownBy(() -> row.getString("nope"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("No column [nope] in [s, n,");
    }
  }

  @Test
  void groupedRowsComeInOrder() {
    try (QueryResult result =
        engine.execute(
            "SELECT page, COUNT(*) AS c, SUM(n) AS s FROM "
                + PAGES
                + " GROUP BY page ORDER BY s DESC")) {
      assertThat(result.columns())
          .containsExactly(
              new Column("page", "STRING", "CHAR"),
              new Column("c", "LONG", "BIGINT"),
              new Column("s", "LONG", "BIGINT"));
      assertThat(result.stream().map(Row::values))
          .containsExactly(List.of("a", 2L, 4L), List.of("b", 1L, 2L));
      assertThat(result.rows()).as("a second reading").hasSize(2);
      assertThat(result.map(PageCount.class))
          .containsExactly(new PageCount(4, "a", 2L), new PageCount(2, "b", 1L));
      assertThatThrownBy(() -> result.map(Other.class))
          .hasMessage("No column for component [other] in [page, c, s]");
    }
  }

  record PageCount(int s, String page, @Nullable Long c) {}

  record Other(String other) {}

  @Test
  void parametersTakeTheirPlaces() {
    try (QueryResult result =
        engine.execute(
            "SELECT n FROM " + PAGES + " WHERE page = ? AND n > ?",
            Map.of(),
            List.of("a", new Parameter("BIGINT", "1")))) {
      assertThat(result.rows()).extracting(row -> row.getLong(0)).containsExactly(3L);
    }
  }

  @Test
  void theReportIsTheDocumentedOne() {
    try (QueryResult result =
        engine.execute(
            "SELECT TIMESTAMP '2000-01-02 03:04:05' AS t, DATE '2000-01-02' AS d, TRUE AS b",
            Map.of("sqlQueryId", "mine", "sqlTimeZone", "Asia/Kolkata"))) {
      QueryReport.MultiStageQuery report = result.report().multiStageQuery();

      assertThat(report.taskId()).isEqualTo("query-mine");
      assertThat(report.payload().status().status()).isEqualTo(TaskState.SUCCESS);
      assertThat(report.payload().stages()).isNotEmpty();
      assertThat(report.payload().results()).isNotNull();
      assertThat(report.payload().results().results())
          .containsExactly(List.of(946782245000L, 10958L, true));
      assertThat(report.payload().results().sqlTypeNames())
          .containsExactly("TIMESTAMP", "DATE", "BOOLEAN");
      assertThat(QueryReport.fromJson(result.report().toJson()).toJson())
          .isEqualTo(result.report().toJson());
    }
  }

  @Test
  void sketchesAreBytes() {
    try (QueryResult result =
        engine.execute(
            "SELECT APPROX_COUNT_DISTINCT(page) AS s FROM " + PAGES,
            Map.of("finalizeAggregations", false))) {
      Row row = result.rows().get(0);

      assertThat(row.getObject(0)).isInstanceOf(byte[].class);
      assertThat(row).isEqualTo(result.rows().get(0));
      assertThat(result.report().multiStageQuery().payload().results()).isNotNull();
      assertThat(result.report().multiStageQuery().payload().results().results().get(0))
          .containsExactly('"' + row.getString("s") + '"');
    }
  }

  @Test
  void settingsGoBeforeTheContext() {
    try (QueryResult result =
        engine.execute(
            "SET sqlTimeZone = 'Europe/Berlin'; SELECT CURRENT_TIMESTAMP AS t, TIMESTAMP '2000-01-01 00:00:00' AS u",
            Map.of("sqlTimeZone", "UTC"))) {
      Row row = result.rows().get(0);
      assertThat(row.getInstant("t")).isEqualTo(Instant.parse("2020-05-06T07:08:09.123Z"));
      assertThat(row.getInstant("u")).isEqualTo(Instant.parse("1999-12-31T23:00:00Z"));
    }
  }

  @Test
  void refusalsComeBeforeAQueryDoes() {
    SqlException syntax =
        catchThrowableOfType(SqlException.class, () -> engine.execute("SELECT\n FROM t"));
    assertThat(syntax)
        .hasMessageStartingWith("Received an unexpected token [FROM] (line [2], column [2])");
    assertThat(syntax.line()).isEqualTo(2);
    assertThat(syntax.column()).isEqualTo(2);
    assertThat(syntax.token()).isEqualTo("FROM");
    assertThat(syntax.errorCode()).isEqualTo("invalidInput");
    assertThat(syntax.fault()).isNull();

    assertThatThrownBy(() -> engine.submit("SELECT * FROM nope"))
        .isInstanceOf(SqlException.class)
        .hasMessageContaining("Object 'nope' not found (line [1], column [15])");
    assertThatThrownBy(() -> engine.submit("SELECT nope FROM " + PAGES))
        .isInstanceOf(SqlException.class)
        .hasMessageContaining("Column 'nope' not found in any table (line [1], column [8])");
    assertThatThrownBy(() -> engine.submit("SELECT 1", Map.of("maxNumTasks", "many")))
        .isInstanceOf(SqlException.class)
        .hasMessageContaining("Expected key [maxNumTasks] to be");
    assertThatThrownBy(() -> engine.submit("SELECT ?"))
        .isInstanceOf(SqlException.class)
        .hasMessageContaining("[1] parameters");
  }

  @Test
  void failuresHaveAFaultAndAReport() {
    QueryException failure =
        catchThrowableOfType(
            QueryException.class,
            () -> engine.execute(external("{\"type\":\"local\",\"files\":[\"/not/there\"]}")));

    assertThat(failure).isNotNull().isNotInstanceOf(SqlException.class);
    assertThat(failure.fault()).isNotNull();
    assertThat(failure.getMessage()).contains("/not/there");
    assertThat(failure.report()).isNotNull();
    assertThat(failure.report().multiStageQuery().payload().status().status())
        .isEqualTo(TaskState.FAILED);
    assertThat(failure.report().multiStageQuery().payload().status().errorReport()).isNotNull();
  }

  @Test
  void insertedRowsCanBeQueried() {
    String sql =
        """
        INSERT INTO pages
        SELECT TIME_PARSE(t) AS __time, page, n FROM
          TABLE(INLINE(data => ARRAY['2000-01-01T01:00:00Z,x,1', '2000-01-02T00:00:00Z,y,2'],
            format => 'csv')) (t VARCHAR, page VARCHAR, n BIGINT)
        PARTITIONED BY DAY CLUSTERED BY page
        """;
    try (QueryResult inserted = engine.execute(sql)) {
      assertThat(inserted.columns()).isEmpty();
      assertThat(inserted.rows()).isEmpty();
      assertThat(inserted.report().multiStageQuery().payload().results()).isNull();
    }
    engine
        .execute(
            """
            REPLACE INTO pages OVERWRITE WHERE __time = TIMESTAMP '2000-01-02'
            SELECT TIMESTAMP '2000-01-02 05:00:00' AS __time, 'z' AS page, 9 AS n
            PARTITIONED BY DAY
            """)
        .close();

    assertThat(values("SELECT page, n FROM pages ORDER BY page"))
        .containsExactly(List.of("x", 1L), List.of("z", 9L));
    assertThat(values("SELECT COUNT(*) FROM druid.pages WHERE __time < TIMESTAMP '2000-01-02'"))
        .containsExactly(List.of(1L));
    assertThat(
            values(
                "SELECT COLUMN_NAME, DATA_TYPE FROM INFORMATION_SCHEMA.COLUMNS"
                    + " WHERE TABLE_NAME = 'pages' ORDER BY COLUMN_NAME"))
        .containsExactly(
            List.of("__time", "TIMESTAMP"), List.of("n", "BIGINT"), List.of("page", "VARCHAR"));
  }

  @Test
  void tablesOutliveTheirEngine() {
    Path data = folder.resolve("data");
    try (Engine first = Engine.builder().dataDirectory(data).warmUp(false).build()) {
      first.execute("INSERT INTO t SELECT 1 AS a PARTITIONED BY ALL").close();
    }
    try (Engine second = Engine.builder().dataDirectory(data).warmUp(false).build();
        QueryResult result = second.execute("SELECT a FROM t")) {
      assertThat(result.rows()).extracting(row -> row.getLong("a")).containsExactly(1L);
    }
  }

  @Test
  void explainAnswersOneRow() {
    try (QueryResult result =
        engine.execute(
            "EXPLAIN PLAN FOR REPLACE INTO t OVERWRITE ALL "
                + "SELECT MILLIS_TO_TIMESTAMP(n) AS __time, page FROM "
                + PAGES
                + " PARTITIONED BY DAY CLUSTERED BY 2")) {
      Row row = result.rows().get(0);

      assertThat(row.getString("ATTRIBUTES"))
          .isEqualTo(
              "{\"statementType\":\"REPLACE\",\"targetDataSource\":\"t\",\"partitionedBy\":\"DAY\","
                  + "\"clusteredBy\":[\"page\"],\"replaceTimeChunks\":\"all\"}");
      assertThat(row.getString("RESOURCES"))
          .isEqualTo("[{\"name\":\"t\",\"type\":\"DATASOURCE\"}]");
      assertThat(row.getString("PLAN")).startsWith("[{\"query\":{\"queryType\":\"scan\"");
      assertThat(row.getString("STAGES")).contains("0 scan", "1 segmentGenerator");
    }
    assertThat(
            engine.explainStages("SELECT page, COUNT(*) FROM " + PAGES + " GROUP BY 1", Map.of()))
        .contains("groupByPreShuffle", "groupByPostShuffle");
  }

  @Test
  void aQueryIsWatchedAndAwaited() throws Exception {
    List<QueryReport> seen = Collections.synchronizedList(new ArrayList<>());
    QueryHandle handle = engine.submit("SELECT * FROM " + PAGES).onProgress(seen::add);

    CompletableFuture<QueryResult> future = handle.toCompletableFuture();
    try (QueryResult result = future.get()) {
      assertThat(result.rowCount()).isEqualTo(3);
      assertThat(handle.state()).isEqualTo(TaskState.SUCCESS);
      assertThat(handle.await()).isSameAs(result);
      assertThat(handle.await(Duration.ofSeconds(1))).containsSame(result);
      assertThat(handle.report()).isEqualTo(result.report());
    }
    assertThat(seen).isNotEmpty();
  }

  @Test
  void aCanceledQueryFails() throws Exception {
    QueryHandle handle = engine.submit(endless());
    assertThat(handle.state()).isEqualTo(TaskState.RUNNING);
    assertThat(handle.await(Duration.ofMillis(1))).isEmpty();
    assertThatThrownBy(
            () -> engine.submit("SELECT 1", Map.of("sqlQueryId", handle.taskId().substring(6))))
        .hasMessageContaining("runs already");

    handle.cancel();
    QueryException failure = catchThrowableOfType(QueryException.class, handle::await);

    assertThat(failure.fault()).isEqualTo(new Fault.Canceled(Fault.CancelReason.USER_REQUEST));
    assertThat(handle.state()).isEqualTo(TaskState.FAILED);
    assertThatThrownBy(() -> handle.toCompletableFuture().get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(QueryException.class);
  }

  @Test
  void closingCancelsWhatRuns() throws Exception {
    QueryHandle handle = engine.submit(endless());
    QueryResult open = engine.execute("SELECT 1 AS x");

    engine.close();

    QueryException failure = catchThrowableOfType(QueryException.class, handle::await);
    assertThat(failure).hasMessageContaining("Canceled");
    open.close();
    assertThatThrownBy(() -> engine.execute("SELECT 1")).hasMessage("Engine is closed");
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.contains(handle.taskId()));
  }

  @Test
  void rowsAreHandedOutAsArrow() throws Exception {
    try (QueryResult result = engine.execute("SELECT n, page, n FROM " + PAGES + " ORDER BY 1");
        ArrowReader reader = result.arrow()) {
      assertThat(reader.loadNextBatch()).isTrue();
      assertThat(reader.getVectorSchemaRoot().getSchema().getFields())
          .extracting(field -> field.getName())
          .containsExactly("n", "page", "n_1");
      BigIntVector numbers = (BigIntVector) reader.getVectorSchemaRoot().getVector("n");
      assertThat(numbers.get(2)).isEqualTo(3);
      assertThat(reader.getVectorSchemaRoot().getVector("page").getObject(1)).hasToString("b");
      assertThat(reader.loadNextBatch()).isFalse();
    }
  }

  @Test
  void exactDecimalsStayExact() throws Exception {
    engine.execute(
        "REPLACE INTO prices OVERWRITE ALL SELECT CAST(x AS DECIMAL(18,2)) AS price"
            + " FROM (VALUES ('1234567890123456.78'), ('-0.10'), ('abc')) AS t (x) PARTITIONED BY ALL");
    BigDecimal large = new BigDecimal("1234567890123456.78");
    assertThat(values("SELECT price, price * 2 AS twice FROM prices WHERE price > 0"))
        .containsExactly(List.of(large, large.add(large)));
    try (QueryResult result = engine.execute("SELECT price FROM prices ORDER BY price")) {
      assertThat(result.columns()).containsExactly(new Column("price", "DOUBLE", "DECIMAL"));
      assertThat(result.stream().map(row -> row.getBigDecimal("price")))
          .containsExactly(null, new BigDecimal("-0.10"), large);
    }
    try (QueryResult result = engine.execute("SELECT SUM(price) AS price FROM prices")) {
      assertThat(result.map(Price.class))
          .containsExactly(new Price(new BigDecimal("1234567890123456.68")));
    }
    try (QueryResult result = engine.execute("SELECT price FROM prices ORDER BY price DESC");
        ArrowReader reader = result.arrow()) {
      assertThat(reader.loadNextBatch()).isTrue();
      DecimalVector prices = (DecimalVector) reader.getVectorSchemaRoot().getVector("price");
      assertThat(prices.getObject(0)).isEqualTo(large);
      assertThat(prices.getObject(1)).isEqualTo(new BigDecimal("-0.10"));
      assertThat(prices.isNull(2)).isTrue();
    }
  }

  record Price(BigDecimal price) {}

  @Test
  void aWarmEngineClosesAtOnce() {
    Engine.builder().warmUp(true).build().close();
    try (Engine warm = Engine.inMemory();
        QueryResult result = warm.execute("SELECT 1 AS x")) {
      assertThat(result.rowCount()).isEqualTo(1);
    }
  }

  private List<List<@Nullable Object>> values(String sql) {
    try (QueryResult result = engine.execute(sql)) {
      return result.stream().map(Row::values).toList();
    }
  }

  /** A query that reads a document without an end. */
  private String endless() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    servers.add(server);
    server.createContext("/", EngineTest::writeForEver);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    return external(
        "{\"type\":\"http\",\"uris\":[\"http://127.0.0.1:%d/\"]}"
            .formatted(server.getAddress().getPort()));
  }

  private static void writeForEver(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] line = "a\n".getBytes(StandardCharsets.UTF_8);
    try (OutputStream body = exchange.getResponseBody()) {
      while (true) {
        body.write(line);
      }
    }
  }

  private static String external(String source) {
    return "SELECT x FROM TABLE(EXTERN('"
        + source
        + "', '{\"type\":\"csv\",\"columns\":[\"x\"]}', '[{\"name\":\"x\",\"type\":\"string\"}]'))";
  }
}
