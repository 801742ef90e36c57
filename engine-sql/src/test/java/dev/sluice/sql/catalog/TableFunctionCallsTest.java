package dev.sluice.sql.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.input.InputFormat;
import dev.sluice.core.input.InputSource;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.sql.parser.Statement;
import dev.sluice.sql.parser.StatementException;
import dev.sluice.sql.parser.StatementParser;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.schema.Table;
import org.apache.calcite.sql.SqlNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableFunctionCallsTest {
  private final StatementCatalog catalog =
      new StatementCatalog(new TableCatalog(1, new TreeMap<>(Map.of("wiki", wiki()))));

  @Test
  void externTakesJson() {
    ExternalTable table =
        external(
            """
            SELECT x FROM TABLE(EXTERN('{"type":"inline","data":"a,1"}',
              '{"type":"csv","columns":["x","__time"]}',
              '[{"name":"x","type":"string"},{"name":"__time","type":"long"}]')) AS e
            """);

    assertThat(table.source()).isEqualTo(new InputSource.Inline("a,1"));
    assertThat(table.signature())
        .isEqualTo(
            RowSignature.builder()
                .add("x", ScalarType.STRING)
                .add("__time", ScalarType.TIMESTAMP)
                .build());
  }

  @Test
  void externTakesNamedArgumentsAndAColumnList() {
    ExternalTable table =
        external(
            """
            SELECT x FROM TABLE(EXTERN(inputFormat => '{"type":"json"}',
              inputSource => '{"type":"local","files":["/a"]}'))
              EXTEND (x VARCHAR, n BIGINT, d DOUBLE, f REAL, b BOOLEAN)
            """);

    assertThat(table.source()).isEqualTo(new InputSource.Local(null, null, List.of("/a")));
    assertThat(table.signature().toString())
        .isEqualTo("[x STRING, n LONG, d DOUBLE, f FLOAT, b BOOLEAN]");
  }

  @Test
  void shorterFunctionsTakeTheirColumnsFromTheList() {
    ExternalTable inline =
        external(
            "SELECT * FROM TABLE(INLINE(data => ARRAY['1|a', '2|b'], format => 'tsv',"
                + " delimiter => '|', skipHeaderRows => true)) (n BIGINT, t VARCHAR)");
    ExternalTable files =
        external(
            "SELECT * FROM TABLE(LOCALFILES(baseDir => '/d', files => ARRAY['a', 'b'],"
                + " format => 'csv')) (n BIGINT)");

    assertThat(inline.source()).isEqualTo(new InputSource.Inline("1|a\n2|b"));
    assertThat(inline.format())
        .isInstanceOfSatisfying(
            InputFormat.Tsv.class,
            tsv -> {
              assertThat(tsv.columns()).containsExactly("n", "t");
              assertThat(tsv.delimiter()).isEqualTo("|");
              assertThat(tsv.skipHeaderRows()).isEqualTo(1);
            });
    assertThat(files.source())
        .isEqualTo(new InputSource.Local(null, null, List.of("/d/a", "/d/b")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "EXTERN('{\"type\":\"inline\",\"data\":\"\"}', '{\"type\":\"json\"}') | requires either a [signature] value or an EXTEND clause",
        "EXTERN('not json', '{\"type\":\"json\"}', '[]') | Invalid value for the field [inputSource]. Reason: [",
        "EXTERN('{\"type\":\"nope\"}', '{\"type\":\"json\"}', '[]') | Invalid value for the field [inputSource]. Reason: [",
        "EXTERN('{\"type\":\"inline\",\"data\":\"\"}', 'x', '[]') | Invalid value for the field [inputFormat]. Reason: [",
        "EXTERN('{\"type\":\"inline\",\"data\":\"\"}', '{\"type\":\"json\"}', '{}') | Invalid value for the field [rowSignature]. Reason: [",
        "EXTERN('{\"type\":\"inline\",\"data\":\"\"}', '{\"type\":\"json\"}', '[{\"name\":\"__time\",\"type\":\"string\"}]') | Column [__time] must be of type [LONG], but it is [STRING]",
        "EXTERN(wrong => 'x') | has no argument [wrong]",
        "EXTERN(1 + 1) | is no constant",
        "INLINE(data => ARRAY['a'], format => 'csv') | needs its columns",
        "NOPE('a') | No match found for table function [NOPE]"
      })
  void wrongCallsAreRefused(String call, String cue) {
    assertThatThrownBy(() -> external("SELECT * FROM TABLE(" + call + ")"))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining(cue)
        .hasMessageContaining("(line [1], column [21])");
  }

  @ParameterizedTest
  @CsvSource({
    "DECIMAL, Column [x] has an unsupported type: [DECIMAL]",
    "'BIGINT, x VARCHAR', Duplicate column [x]"
  })
  void wrongColumnListsAreRefused(String types, String cue) {
    assertThatThrownBy(
            () ->
                external(
                    "SELECT * FROM TABLE(INLINE(data => 'a', format => 'csv')) (x " + types + ")"))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining(cue);
  }

  @Test
  void informationSchemaDescribesAllTables() {
    InlineTable tables = described("TABLES");
    InlineTable columns = described("COLUMNS");

    assertThat(tables.rows())
        .contains(List.of("druid", "druid", "wiki", "TABLE", "NO", "NO"))
        .contains(List.of("druid", "INFORMATION_SCHEMA", "COLUMNS", "SYSTEM_TABLE", "NO", "NO"));
    assertThat(columns.rows())
        .filteredOn(row -> "wiki".equals(row.get(2)))
        .extracting(row -> row.get(3) + " " + row.get(4) + " " + row.get(6) + " " + row.get(7))
        .containsExactly("__time 1 NO TIMESTAMP", "page 2 YES VARCHAR", "n 3 YES BIGINT");
    assertThat(columns.rows()).allSatisfy(row -> assertThat(row).hasSize(17));
  }

  private InlineTable described(String name) {
    return (InlineTable) table("INFORMATION_SCHEMA", name);
  }

  private ExternalTable external(String sql) {
    Statement.Select select = (Statement.Select) StatementParser.parse(sql).statement();
    SqlNode named = TableFunctionCalls.declare(select.query(), catalog);
    Matcher name = Pattern.compile("`\\$external`\\.`(e\\d+)`").matcher(named.toString());
    assertThat(name.find()).isTrue();
    return (ExternalTable) table(StatementCatalog.EXTERNAL, name.group(1));
  }

  private Table table(String schema, String name) {
    CalciteSchema found = catalog.root().getSubSchema(schema, true);
    assertThat(found).isNotNull();
    CalciteSchema.TableEntry entry = found.getTable(name, true);
    assertThat(entry).isNotNull();
    return entry.getTable();
  }

  private static RowSignature wiki() {
    return RowSignature.builder()
        .add("__time", ScalarType.TIMESTAMP)
        .add("page", ScalarType.STRING)
        .add("n", ScalarType.LONG)
        .build();
  }
}
