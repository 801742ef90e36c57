package dev.sluice.sql.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.context.QueryContext;
import dev.sluice.core.input.InputFormat;
import dev.sluice.core.input.InputSource;
import dev.sluice.core.join.JoinSpec;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.operator.Operators;
import dev.sluice.core.plan.Granularity;
import dev.sluice.core.plan.PlanJson;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
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
import java.util.ArrayList;
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

  /** The stages, which fit together and can be printed and read back. */
  QueryDefinition query(String sql) {
    QueryDefinition query = translated(sql);
    for (StageDefinition stage : query.stages()) {
      checkColumns(stage, query);
    }
    String json = PlanJson.write(query);
    assertThat(PlanJson.write(PlanJson.read(json))).isEqualTo(json);
    return query;
  }

  /** What the operators give are the columns of the stage, apart from the boost. */
  private static void checkColumns(StageDefinition stage, QueryDefinition query) {
    List<OperatorSpec> operators = stage.processor().chain();
    RowSignature input = ExpressionCheck.input(stage.inputs().get(0), query);
    for (int i = 0; i < stage.inputs().size(); i++) {
      if (!stage.broadcast().contains(i) && !stage.partners().contains(i)) {
        assertThat(ExpressionCheck.input(stage.inputs().get(i), query)).isEqualTo(input);
      }
    }
    for (OperatorSpec operator : operators) {
      if (operator instanceof OperatorSpec.HashJoin hash) {
        checkSide(hash.join(), stage, query);
      } else if (operator instanceof OperatorSpec.MergeJoin merge) {
        checkSide(merge.join(), stage, query);
      }
    }
    if (stage.processor() instanceof ProcessorSpec.SegmentGenerator) {
      return;
    }
    List<RowSignature.Column> given =
        new ArrayList<>(Operators.outputSignature(operators, input).columns());
    List<RowSignature.Column> told = new ArrayList<>(stage.signature().columns());
    given.removeIf(column -> column.name().equals("__boost"));
    told.removeIf(column -> column.name().equals("__boost"));
    assertThat(given).isEqualTo(told);
    if (stage.shuffle() != null) {
      List<String> key =
          stage.shuffle().clusterBy().columns().stream().map(KeyColumn::columnName).toList();
      List<String> names =
          stage.signature().columns().stream().map(RowSignature.Column::name).toList();
      assertThat(names.subList(0, key.size())).isEqualTo(key);
    }
  }

  /** The columns that a join reads are there, and its keys have one type. */
  private static void checkSide(JoinSpec join, StageDefinition stage, QueryDefinition query) {
    assertThat(ExpressionCheck.input(stage.inputs().get(join.input()), query))
        .isEqualTo(join.build());
    join.columns().forEach(column -> assertThat(join.build().contains(column.build())).isTrue());
  }

  private QueryDefinition translated(String sql) {
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
    root.add("ext", external("x STRING, y LONG"));
    root.add("timed", external("t STRING, x STRING, y LONG"));
    root.add(
        "typed", external("s STRING, l LONG, f FLOAT, d DOUBLE, b BOOLEAN, ts TIMESTAMP, dt DATE"));
    root.add("reserved", external("__boost STRING, y LONG"));
    root.add(
        "wiki",
        new StoredTable(
            "wikipedia",
            columns(
                "__time TIMESTAMP, channel STRING, page STRING, user STRING, added LONG,"
                    + " users COMPLEX<HLLSketch>")));
    return root;
  }

  private static RowSignature columns(String text) {
    RowSignature.Builder signature = RowSignature.builder();
    for (String column : text.split(", *", -1)) {
      String[] parts = column.split(" ", 2);
      signature.add(parts[0], ColumnType.parse(parts[1]));
    }
    return signature.build();
  }

  private static ExternalTable external(String text) {
    RowSignature signature = columns(text);
    List<String> columns = signature.columns().stream().map(RowSignature.Column::name).toList();
    return new ExternalTable(
        new InputSource.Inline("a,1"),
        new InputFormat.Csv(columns, null, null, null, null, null),
        signature);
  }
}
