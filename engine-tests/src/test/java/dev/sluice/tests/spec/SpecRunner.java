package dev.sluice.tests.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.Engine;
import dev.sluice.EngineBuilder;
import dev.sluice.QueryException;
import dev.sluice.QueryResult;
import dev.sluice.Row;
import dev.sluice.SqlException;
import dev.sluice.core.report.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs one spec file under one configuration, in an engine of its own. With the system property
 * {@code spec.update} expectations of the file are rewritten instead of compared.
 */
final class SpecRunner {
  private static final boolean UPDATE = Boolean.getBoolean("spec.update");

  private final SpecFile file;
  private final SpecConfiguration configuration;
  private final int onlyLine;
  private final List<List<String>> actual = new ArrayList<>();

  /**
   * Runner of a file.
   *
   * @param onlyLine line of the one record to check, or 0 for all
   */
  SpecRunner(SpecFile file, SpecConfiguration configuration, int onlyLine) {
    this.file = file;
    this.configuration = configuration;
    this.onlyLine = onlyLine;
  }

  void run() throws IOException, SQLException {
    EngineBuilder builder = Engine.builder().warmUp(false).threads(configuration.threads());
    if (configuration.memoryBytes() > 0) {
      builder.memoryLimit(configuration.memoryBytes());
    }
    try (Engine engine = builder.build();
        DuckDbOracle oracle = new DuckDbOracle()) {
      for (SpecRecord spec : file.records()) {
        actual.add(run(engine, oracle, spec));
      }
    }
    if (UPDATE && configuration.checksShapes()) {
      Files.writeString(file.path(), file.withExpectations(actual));
    }
  }

  private List<String> run(Engine engine, DuckDbOracle oracle, SpecRecord spec)
      throws SQLException {
    String place = file.path() + ":" + spec.line();
    boolean checked = onlyLine == 0 || onlyLine == spec.line();
    try {
      List<String> lines =
          switch (spec.kind()) {
            case "table" -> table(engine, oracle, SpecTable.of(spec));
            case "statement" -> statement(engine, oracle, spec);
            case "query" -> query(engine, oracle, spec, place);
            case "plan" -> plan(engine, spec);
            case "fault", "error" -> failure(engine, spec, place);
            case "report" -> report(engine, spec);
            default -> throw new IllegalStateException(spec.kind());
          };
      boolean shape = spec.kind().equals("plan") || spec.kind().equals("report");
      if (checked && !UPDATE && (!shape || configuration.checksShapes())) {
        assertThat(String.join("\n", lines))
            .as("%s (%s)%n%s", place, configuration.name(), spec.sql())
            .isEqualTo(String.join("\n", spec.expected()));
      }
      return lines;
    } catch (QueryException | SQLException e) {
      throw new AssertionError(
          "%s (%s): %s%n%s".formatted(place, configuration.name(), e.getMessage(), spec.sql()), e);
    }
  }

  private List<String> table(Engine engine, DuckDbOracle oracle, SpecTable table)
      throws SQLException {
    engine.execute(table.insert(), configuration.context()).close();
    for (String sql : table.oracleStatements()) {
      oracle.execute(sql);
    }
    return List.of();
  }

  private List<String> statement(Engine engine, DuckDbOracle oracle, SpecRecord spec)
      throws SQLException {
    engine.execute(spec.sql(), configuration.context()).close();
    if (spec.has("both")) {
      oracle.execute(spec.sql());
    }
    return List.of();
  }

  private List<String> query(Engine engine, DuckDbOracle oracle, SpecRecord spec, String place)
      throws SQLException {
    boolean sort = spec.has("sort");
    List<String> lines = Rows.text(rows(engine, spec.sql()), sort);
    if (!spec.has("alone") && (onlyLine == 0 || onlyLine == spec.line())) {
      assertThat(String.join("\n", lines))
          .as("%s (%s) against DuckDB%n%s", place, configuration.name(), spec.sql())
          .isEqualTo(String.join("\n", Rows.text(oracle.rows(spec.sql()), sort)));
    }
    return lines;
  }

  private List<List<@Nullable Object>> rows(Engine engine, String sql) {
    try (QueryResult result = engine.execute(sql, configuration.context())) {
      List<List<@Nullable Object>> rows = new ArrayList<>();
      for (Row row : result) {
        rows.add(row.values());
      }
      return rows;
    }
  }

  private List<String> plan(Engine engine, SpecRecord spec) {
    return Arrays.asList(
        engine.explainStages(spec.sql(), configuration.context()).stripTrailing().split("\n", -1));
  }

  private List<String> failure(Engine engine, SpecRecord spec, String place) {
    try {
      engine.execute(spec.sql(), configuration.context()).close();
    } catch (SqlException e) {
      assertThat(spec.kind()).as(place + ": " + e.getMessage()).isEqualTo("error");
      return List.of(e.getMessage());
    } catch (QueryException e) {
      assertThat(spec.kind()).as(place + ": " + e.getMessage()).isEqualTo("fault");
      assertThat(e.errorCode())
          .as(place + ": " + e.getMessage())
          .isEqualTo(spec.arguments().get(0));
      String message = String.valueOf(e.getMessage()).replace("\0", "\\0");
      return List.of(
          spec.has("masked") ? message.replaceAll("\\[\\d+\\] bytes", "[<any>] bytes") : message);
    }
    throw new AssertionError(place + ": succeeded\n" + spec.sql());
  }

  /** Parts of the report by path, e.g. {@code stages[0].definition}; volatile values masked. */
  private List<String> report(Engine engine, SpecRecord spec) {
    try (QueryResult result = engine.execute(spec.sql(), configuration.context())) {
      JsonNode payload =
          ReportJson.mapper().valueToTree(result.report()).path("multiStageQuery").path("payload");
      List<String> lines = new ArrayList<>();
      for (String path : spec.arguments()) {
        JsonNode part = payload.at("/" + path.replace('.', '/'));
        lines.add(path + " " + Masks.apply(part));
      }
      return lines;
    }
  }
}
