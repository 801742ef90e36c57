package dev.sluice.sql.translate;

import dev.sluice.core.context.QueryContext;
import dev.sluice.core.input.InputFormat;
import dev.sluice.core.input.InputSource;
import dev.sluice.core.plan.Granularity;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.sql.catalog.ExternalTable;
import dev.sluice.sql.catalog.StoredTable;
import dev.sluice.sql.parser.ParsedStatement;
import dev.sluice.sql.parser.Statement;
import dev.sluice.sql.parser.StatementParser;
import dev.sluice.sql.rel.LogicalPlanner;
import dev.sluice.sql.rel.PlannedQuery;
import dev.sluice.sql.rel.PlannerInput;
import dev.sluice.sql.validate.IngestSpec;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Plans statements over a few tables, for tests. */
final class Plans {
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final int CORES = 3;

  private final Map<String, Object> context = new LinkedHashMap<>();

  Plans with(String key, Object value) {
    context.put(key, value);
    return this;
  }

  /** One worker, as the smallest cluster has. */
  static Plans small() {
    return new Plans().with("maxNumTasks", 2);
  }

  static String stages(String sql) {
    return StageTreeText.print(small().query(sql));
  }

  static String detailed(String sql) {
    return StageTreeText.printDetailed(small().query(sql));
  }

  QueryDefinition query(String sql) {
    ParsedStatement parsed = StatementParser.parse(sql);
    if (parsed.statement() instanceof Statement.Ingest ingest) {
      IngestSpec spec =
          new IngestSpec(
              String.join(".", ingest.target()),
              granularity(ingest.partitionedBy()),
              ingest.overwrite() == null ? null : List.of());
      return new QueryTranslator().translate(planned(clustered(ingest)), spec, CORES);
    }
    Statement.Select select = (Statement.Select) parsed.statement();
    return new QueryTranslator().translate(planned(select.query()), null, CORES);
  }

  private static Granularity granularity(Statement.PartitionedBy clause) {
    return switch (clause.text()) {
      case "DAY" -> new Granularity("P1D");
      case "HOUR" -> new Granularity("PT1H");
      default -> Granularity.ALL;
    };
  }

  private static SqlNode clustered(Statement.Ingest ingest) {
    if (ingest.clusteredBy().isEmpty()) {
      return ingest.query();
    }
    SqlNodeList keys = new SqlNodeList(ingest.clusteredBy(), SqlParserPos.ZERO);
    return new SqlOrderBy(SqlParserPos.ZERO, ingest.query(), keys, null, null);
  }

  PlannedQuery planned(SqlNode query) {
    return new LogicalPlanner()
        .plan(new PlannerInput(query, schema(), List.of(), QueryContext.of(context), NOW));
  }

  private static CalciteSchema schema() {
    CalciteSchema root = CalciteSchema.createRootSchema(false, false);
    root.add(
        "ext",
        external(
            RowSignature.builder().add("x", ScalarType.STRING).add("y", ScalarType.LONG).build()));
    root.add(
        "timed",
        external(
            RowSignature.builder()
                .add("t", ScalarType.STRING)
                .add("x", ScalarType.STRING)
                .add("y", ScalarType.LONG)
                .build()));
    root.add(
        "typed",
        external(
            RowSignature.builder()
                .add("s", ScalarType.STRING)
                .add("l", ScalarType.LONG)
                .add("f", ScalarType.FLOAT)
                .add("d", ScalarType.DOUBLE)
                .add("b", ScalarType.BOOLEAN)
                .add("ts", ScalarType.TIMESTAMP)
                .add("dt", ScalarType.DATE)
                .build()));
    root.add(
        "wiki",
        new StoredTable(
            "wikipedia",
            RowSignature.builder()
                .add("__time", ScalarType.TIMESTAMP)
                .add("channel", ScalarType.STRING)
                .add("page", ScalarType.STRING)
                .add("user", ScalarType.STRING)
                .add("added", ScalarType.LONG)
                .build()));
    return root;
  }

  private static ExternalTable external(RowSignature signature) {
    List<String> columns = signature.columns().stream().map(RowSignature.Column::name).toList();
    return new ExternalTable(
        new InputSource.Inline("a,1"),
        new InputFormat.Csv(columns, null, null, null, null, null),
        signature);
  }
}
