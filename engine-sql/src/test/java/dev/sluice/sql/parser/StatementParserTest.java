package dev.sluice.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementParserTest {
  @Test
  void aSelectIsReadAsItIs() {
    Statement.Select select = (Statement.Select) parse("SELECT a, \"B\" FROM T WHERE a != 'x;y';");

    assertThat(select.query().toString()).contains("`a`", "`B`", "`T`", "'x;y'");
  }

  @Test
  void settingsStandBeforeTheStatement() {
    ParsedStatement parsed =
        StatementParser.parse(
            """
            SET maxNumTasks = 3; -- workers
            SET mode = 'non''Strict'; SET a = true; SET b = -1.5; SET c = NULL;
            SET d = TIMESTAMP '2000-01-01 00:00:00'; SET u = U&'\\00e9'; SET maxNumTasks = 4;
            SELECT 1;
            """);

    assertThat(parsed.settings())
        .containsEntry("maxNumTasks", 4L)
        .containsEntry("mode", "non'Strict")
        .containsEntry("a", true)
        .containsEntry("b", -1.5)
        .containsEntry("c", null)
        .containsEntry("d", "2000-01-01T00:00:00")
        .containsEntry("u", "\u00e9");
    assertThat(parsed.assignments()).hasSize(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXPLAIN PLAN FOR SELECT 1",
        "EXPLAIN PLAN AS JSON FOR SELECT 1",
        "EXPLAIN PLAN INCLUDING ATTRIBUTES WITHOUT IMPLEMENTATION AS XML FOR SELECT 1",
        "explain plan with type for select 1",
        "EXPLAIN PLAN FOR INSERT INTO t SELECT 1 AS x PARTITIONED BY ALL"
      })
  void everyFormOfExplainIsRead(String sql) {
    assertThat(parse(sql)).isInstanceOf(Statement.Explain.class);
  }

  @Test
  void anInsertHasItsClauses() {
    Statement.Ingest insert =
        ingest(
            """
            INSERT INTO druid."my table"
            SELECT TIME_PARSE(ts) AS __time, page FROM src
            PARTITIONED BY TIME_FLOOR(__time, 'PT1H')
            CLUSTERED BY page, LOWER(page, 1) ASC, 3;
            """);

    assertThat(insert.target()).containsExactly("druid", "my table");
    assertThat(insert.overwrite()).isNull();
    assertThat(insert.query().getKind()).isEqualTo(SqlKind.SELECT);
    assertThat(insert.partitionedBy().expression()).hasToString("`TIME_FLOOR`(`__time`, 'PT1H')");
    assertThat(insert.clusteredBy().stream().map(SqlNode::toString))
        .containsExactly("page", "LOWER(`page`, 1)", "3");
    assertThat(insert.clusteredBy().get(1).getParserPosition().getLineNum()).isEqualTo(4);
    assertThat(insert.clusteredBy().get(1).getParserPosition().getColumnNum()).isEqualTo(20);
  }

  @Test
  void aReplaceHasWhatItReplaces() {
    Statement.Ingest all =
        ingest("REPLACE INTO t OVERWRITE ALL (SELECT 1 AS x) PARTITIONED BY ALL TIME");
    Statement.Ingest some =
        ingest(
            "REPLACE INTO t OVERWRITE WHERE (__time >= TIMESTAMP '2000-01-01 00:00:00') AND"
                + " __time < ? (SELECT * FROM s WHERE a = ?) PARTITIONED BY 'P1D'");

    assertThat(overwrite(all).condition()).isNull();
    assertThat(all.partitionedBy().granularity()).isEqualTo("ALL");
    assertThat(all.partitionedBy().text()).isEqualTo("ALL TIME");
    SqlNode condition = overwrite(some).condition();
    assertThat(condition).isNotNull();
    assertThat(condition.getKind()).isEqualTo(SqlKind.AND);
    assertThat(some.partitionedBy().granularity()).isEqualTo("P1D");
    assertThat(parameters(condition)).containsExactly(0);
    assertThat(parameters(some.query())).containsExactly(1);
  }

  @Test
  void columnListsBelongToTheirTableFunctions() {
    Statement.Select select =
        (Statement.Select)
            parse(
                """
                SELECT e.x FROM TABLE(EXTERN('a)(', inputFormat => 'b')) (x VARCHAR, "__time" BIGINT) AS e
                JOIN TABLE(INLINE(data => ARRAY['1'], format => 'csv'))
                  EXTEND (n DECIMAL(10, 2), t TYPE('COMPLEX<json>'), l VARCHAR ARRAY) i ON nope = 1
                """);
    List<SqlCall> extended = new ArrayList<>();
    select.query().accept(new Calls(SqlKind.EXTEND, extended));

    assertThat(extended).hasSize(2);
    assertThat(extended.get(0).operand(0).toString()).contains("EXTERN");
    assertThat(extended.get(0).operand(1).toString())
        .isEqualTo("`x`, 'VARCHAR', `__time`, 'BIGINT'");
    assertThat(extended.get(1).operand(1).toString())
        .isEqualTo("`n`, 'DECIMAL', `t`, 'COMPLEX<json>', `l`, 'VARCHAR ARRAY'");
    List<SqlIdentifier> names = new ArrayList<>();
    select
        .query()
        .accept(
            new SqlBasicVisitor<@Nullable Void>() {
              @Override
              public @Nullable Void visit(SqlIdentifier id) {
                if (id.toString().equals("nope")) {
                  names.add(id);
                }
                return null;
              }
            });
    assertThat(names.get(0).getParserPosition().getLineNum()).isEqualTo(3);
    assertThat(names.get(0).getParserPosition().getColumnNum()).isEqualTo(76);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INSERT INTO t SELECT 1 AS x | 1 | 28 | requires a PARTITIONED BY",
        "REPLACE INTO t OVERWRITE ALL SELECT 1 AS x CLUSTERED BY x | 1 | 44 | requires a PARTITIONED BY",
        "INSERT INTO t SELECT 1 AS x CLUSTERED BY x PARTITIONED BY ALL | 1 | 29 | CLUSTERED BY found before PARTITIONED BY",
        "INSERT INTO t OVERWRITE ALL SELECT 1 AS x PARTITIONED BY ALL | 1 | 15 | use REPLACE",
        "REPLACE INTO t SELECT 1 AS x PARTITIONED BY ALL | 1 | 16 | Missing time chunk information",
        "REPLACE INTO t OVERWRITE SELECT 1 AS x PARTITIONED BY ALL | 1 | 16 | Missing time chunk information",
        "INSERT INTO t (a, b) SELECT 1, 2 PARTITIONED BY ALL | 1 | 15 | target column list",
        "INSERT INTO t SELECT x FROM s ORDER BY x PARTITIONED BY ALL | 1 | 31 | Cannot use an ORDER BY clause",
        "INSERT INTO t WITH s AS (SELECT 1 AS x) SELECT x FROM s ORDER BY x LIMIT 2 PARTITIONED BY ALL | 1 | 57 | Cannot use an ORDER BY clause",
        "INSERT INTO t SELECT x FROM s PARTITIONED BY ALL CLUSTERED BY x DESC | 1 | 63 | Invalid CLUSTERED BY clause",
        "INSERT INTO EXTERN(local(exportPath => '/a')) AS CSV SELECT 1 | 1 | 13 | rows cannot be exported",
        "UPSERT INTO t SELECT 1 | 1 | 1 | UPSERT is not supported.",
        "DELETE FROM t WHERE x = 1 | 1 | 1 | Unsupported SQL statement [DELETE]",
        "CREATE TABLE t (a INT) | 1 | 1 | Unsupported SQL statement [CREATE]",
        "SELECT FROM WHERE | 1 | 8 | unexpected token [FROM]",
        "SELECT 1; SELECT 2 | 1 | 11 | unexpected token [SELECT]",
        "SELECT 1; SET a = 1 | 1 | 11 | unexpected token [SET]",
        "SET a = b; SELECT 1 | 1 | 9 | unexpected token [b]",
        "SET a = 1 | 1 | 10 | unexpected token [<EOF>]",
        "SELECT 'abc | 1 | 8 | has no end",
        "SELECT (1 | 1 | 10 | unexpected token [<EOF>]",
        "INSERT INTO t SELECT x FROM PARTITIONED BY DAY | 1 | 29 | unexpected token [PARTITIONED]",
        "INSERT INTO t SELECT x PARTITIONED BY | 1 | 38 | unexpected token [<EOF>]",
        "INSERT INTO t SELECT x PARTITIONED BY DAY HOUR | 1 | 43 | unexpected token [HOUR]",
        "INSERT INTO t SELECT x PARTITIONED BY DAY CLUSTERED BY x, | 1 | 58 | unexpected token [<EOF>]",
        "INSERT INTO t PARTITIONED BY DAY | 1 | 15 | unexpected token [PARTITIONED]",
        "EXPLAIN SELECT 1 | 1 | 9 | unexpected token [SELECT]",
        "hello | 1 | 1 | unexpected token [hello]"
      })
  void refusalsNameThePlaceAndTheRule(String sql, int line, int column, String cue) {
    StatementException refusal =
        catchThrowableOfType(StatementException.class, () -> StatementParser.parse(sql));

    assertThat(refusal).isNotNull();
    assertThat(refusal)
        .hasMessageContaining(cue)
        .hasMessageContaining("(line [%d], column [%d])".formatted(line, column));
    assertThat(refusal.position().getLineNum()).isEqualTo(line);
    assertThat(refusal.position().getColumnNum()).isEqualTo(column);
  }

  @Test
  void placesAreThoseOfTheWholeText() {
    assertThatThrownBy(
            () ->
                StatementParser.parse(
                    """
                    SET a = 1;
                    /* two
                       lines */
                    REPLACE INTO t OVERWRITE ALL
                    \tSELECT x, FROM s
                    PARTITIONED BY DAY
                    """))
        .isInstanceOf(StatementException.class)
        .hasMessageStartingWith("Received an unexpected token [FROM] (line [5], column [12])");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  -- nothing", ";"})
  void anEmptyTextIsNoStatement(String sql) {
    assertThatThrownBy(() -> StatementParser.parse(sql))
        .isInstanceOf(StatementException.class)
        .hasMessageStartingWith("Received an unexpected token [");
  }

  @Test
  void aScriptIsCutAtItsSemicolons() {
    List<StatementSplitter.Part> parts =
        StatementSplitter.split(
            """
            -- first; not a statement
            SELECT ';' AS "a;b";;

            SET x = 1;
            SET y = 2;
            SELECT 2 /* ; */ ;
            SELECT 3""");

    assertThat(parts)
        .containsExactly(
            new StatementSplitter.Part("SELECT ';' AS \"a;b\"", 2),
            new StatementSplitter.Part("SET x = 1;\nSET y = 2;\nSELECT 2", 4),
            new StatementSplitter.Part("SELECT 3", 7));
  }

  private static Statement parse(String sql) {
    return StatementParser.parse(sql).statement();
  }

  private static Statement.Ingest ingest(String sql) {
    return (Statement.Ingest) parse(sql);
  }

  private static Statement.Overwrite overwrite(Statement.Ingest ingest) {
    assertThat(ingest.overwrite()).isNotNull();
    return ingest.overwrite();
  }

  private static List<Integer> parameters(SqlNode node) {
    List<Integer> found = new ArrayList<>();
    node.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlDynamicParam parameter) {
            found.add(parameter.getIndex());
            return null;
          }
        });
    return found;
  }

  /** Collects the calls of one kind. */
  private static final class Calls extends SqlBasicVisitor<@Nullable Void> {
    private final SqlKind kind;
    private final List<SqlCall> found;

    Calls(SqlKind kind, List<SqlCall> found) {
      this.kind = kind;
      this.found = found;
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
      if (call.getKind() == kind) {
        found.add(call);
      }
      return super.visit(call);
    }
  }
}
