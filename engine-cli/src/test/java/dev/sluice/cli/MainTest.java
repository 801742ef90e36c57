package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  private static final String ROWS =
      "SELECT a, b FROM (VALUES ('x', 1), ('', 2), (NULL, 3)) AS t (a, b)";

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    return Main.commandLine(terminal).execute(args);
  }

  private int sql(String... args) {
    String[] all = new String[args.length + 3];
    all[0] = "sql";
    all[1] = "--data";
    all[2] = folder.resolve("data").toString();
    System.arraycopy(args, 0, all, 3, args.length);
    return run(all);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void wrongUsageExitsWithTwo() {
    assertThat(run("--no-such-option")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(sql()).isEqualTo(2);
    assertThat(sql("-f", folder.resolve("missing.sql").toString())).isEqualTo(2);
    assertThat(complained()).contains("missing.sql");
    assertThat(printed()).isEmpty();
  }

  @Test
  void rowsArePrintedAsATable() {
    assertThat(sql(ROWS)).isZero();
    assertThat(printed())
        .isEqualTo(
            """
            a    | b
            ---- | -
            x    | 1
                 | 2
            NULL | 3
            (3 rows)
            """);
  }

  @Test
  void rowsArePrintedAsCsvAndJson() {
    assertThat(sql("--format", "csv", ROWS)).isZero();
    assertThat(printed()).isEqualTo("a,b\nx,1\n\"\",2\n,3\n");
    out.reset();
    assertThat(sql("--format", "json", ROWS)).isZero();
    assertThat(printed())
        .isEqualTo("{\"a\":\"x\",\"b\":1}\n{\"a\":\"\",\"b\":2}\n{\"a\":null,\"b\":3}\n");
  }

  @Test
  void arraysArePrintedAsJson() {
    String arrays = "SELECT ARRAY['a', NULL] AS x, ARRAY[1, 2] AS y";
    assertThat(sql("--format", "csv", arrays)).isZero();
    assertThat(printed()).isEqualTo("x,y\n\"[\"\"a\"\",null]\",\"[1,2]\"\n");
    out.reset();
    assertThat(sql("--format", "json", arrays)).isZero();
    assertThat(printed()).isEqualTo("{\"x\":[\"a\",null],\"y\":[1,2]}\n");
    out.reset();
    assertThat(sql("--format", "arrow", arrays)).isZero();
    assertThat(out.toByteArray()).startsWith((byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF);
  }

  @Test
  void rowsArePrintedAsAnArrowStream() {
    assertThat(sql("--format", "arrow", ROWS)).isZero();
    byte[] stream = out.toByteArray();
    assertThat(stream).startsWith((byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF);
    assertThat(stream.length % 8).isZero();
  }

  @Test
  void aFailureExitsWithOneAndStopsTheScript() {
    assertThat(sql("SELECT 1 / a AS q FROM (VALUES (0)) AS t (a); SELECT 7 AS b")).isEqualTo(1);
    assertThat(complained()).contains("QueryRuntimeError");
    assertThat(printed()).isEmpty();
    assertThat(sql("SELECT a FROM nowhere")).isEqualTo(1);
    assertThat(complained()).contains("(line [1], column [15])");
  }

  @Test
  void scriptsKeepTablesAndReportsAreWritten() throws IOException {
    Path script = folder.resolve("script.sql");
    Files.writeString(
        script,
        """
        INSERT INTO t SELECT 'a' AS k, 1 AS v PARTITIONED BY ALL;
        SELECT k, v FROM t;
        """);
    Path report = folder.resolve("report.json");
    assertThat(sql("-f", script.toString(), "--format", "csv", "--report", report.toString()))
        .as(complained())
        .isZero();
    assertThat(printed()).isEqualTo("k,v\na,1\n");
    assertThat(report).content().contains("\"multiStageQuery\"").contains("\"SUCCESS\"");
  }

  @Test
  void stagesAreExplainedBesideTheRows() {
    assertThat(sql("--explain-stages", "--set", "maxNumTasks=2", ROWS)).isZero();
    assertThat(complained()).contains("0 scan");
    assertThat(printed()).contains("(3 rows)");
  }
}
