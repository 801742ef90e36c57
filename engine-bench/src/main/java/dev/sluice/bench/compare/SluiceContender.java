package dev.sluice.bench.compare;

import dev.sluice.Engine;
import dev.sluice.EngineBuilder;
import dev.sluice.QueryResult;
import dev.sluice.Row;
import dev.sluice.bench.data.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** This project's engine. */
public final class SluiceContender implements Contender {
  private final Engine engine;
  private final Map<String, Object> context;
  private final boolean owner;

  private SluiceContender(Engine engine, Map<String, Object> context) {
    this.engine = engine;
    this.context = Map.copyOf(context);
    this.owner = false;
  }

  /** An engine with the default parameters of queries. */
  public SluiceContender(Path data, int threads, long memoryBytes) {
    this(data, threads, memoryBytes, Map.of());
  }

  /**
   * An engine.
   *
   * @param data where its tables are kept
   * @param memoryBytes its limit, or 0 for the default
   * @param context parameters of every query
   */
  public SluiceContender(Path data, int threads, long memoryBytes, Map<String, Object> context) {
    this.context = Map.copyOf(context);
    this.owner = true;
    EngineBuilder builder = Engine.builder().dataDirectory(data).threads(threads);
    if (memoryBytes > 0) {
      builder.memoryLimit(memoryBytes);
    }
    engine = builder.build();
  }

  /** The same engine with more parameters of its queries; closing it does nothing. */
  SluiceContender with(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(context);
    all.putAll(more);
    return new SluiceContender(engine, all);
  }

  @Override
  public String name() {
    return "sluice";
  }

  @Override
  public void load(String table, List<Field> fields, Path file) {
    String columns =
        fields.stream()
            .map(f -> '"' + f.name() + '"')
            .collect(Collectors.joining("\",\"", "[\"", "\"]"))
            .replace("\"\"", "\"");
    String signature =
        fields.stream()
            .map(f -> "{\"name\":\"" + f.name() + "\",\"type\":\"" + f.externalType() + "\"}")
            .collect(Collectors.joining(",", "[", "]"));
    String select =
        fields.stream()
            .map(
                f ->
                    f.isCast()
                        ? "CAST(\"%1$s\" AS %2$s) AS \"%1$s\"".formatted(f.name(), f.sqlType())
                        : '"' + f.name() + '"')
            .collect(Collectors.joining(", "));
    run(
        ("REPLACE INTO \"%s\" OVERWRITE ALL SELECT %s FROM TABLE(EXTERN("
                + "'{\"type\":\"local\",\"files\":[\"%s\"]}',"
                + "'{\"type\":\"tsv\",\"delimiter\":\"|\",\"columns\":%s}', '%s')) PARTITIONED BY ALL")
            .formatted(table, select, file, columns, signature));
  }

  @Override
  public void run(String sql) {
    engine.execute(sql, context).close();
  }

  @Override
  public List<List<@Nullable Object>> rows(String sql) {
    try (QueryResult result = engine.execute(sql, context)) {
      List<List<@Nullable Object>> rows = new ArrayList<>();
      for (Row row : result) {
        rows.add(row.values());
      }
      return rows;
    }
  }

  @Override
  public void close() {
    if (owner) {
      engine.close();
    }
  }
}
