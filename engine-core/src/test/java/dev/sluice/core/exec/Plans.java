package dev.sluice.core.exec;

import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.plan.Destination;
import dev.sluice.core.plan.Granularity;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.Interval;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.plan.ResultColumn;
import dev.sluice.core.plan.ShuffleSpec;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.key.KeyOrder;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plans for tests, in the shapes that SQL gives. */
final class Plans {
  /** Columns of the inputs. */
  static final RowSignature INPUT =
      RowSignature.builder()
          .add("t", ScalarType.TIMESTAMP)
          .add("x", ScalarType.LONG)
          .add("s", ScalarType.STRING)
          .build();

  static final int WORKERS = 2;
  static final long DAY = 86_400_000L;

  private Plans() {}

  static InputSpec inline(List<List<Object>> rows) {
    return new InputSpec.Inline(INPUT, rows);
  }

  static ClusterBy key(String... columns) {
    List<KeyColumn> key = new ArrayList<>();
    for (String column : columns) {
      key.add(
          column.startsWith("-")
              ? new KeyColumn(column.substring(1), KeyOrder.DESCENDING)
              : new KeyColumn(column, KeyOrder.ASCENDING));
    }
    return new ClusterBy(key, 0);
  }

  static StageDefinition stage(
      int number,
      InputSpec input,
      ProcessorSpec processor,
      RowSignature signature,
      ShuffleSpec shuffle) {
    int workers = processor instanceof ProcessorSpec.Limit ? 1 : WORKERS;
    return new StageDefinition(
        number, List.of(input), List.of(), processor, signature, shuffle, workers, false);
  }

  static QueryDefinition select(List<StageDefinition> stages, String... columns) {
    RowSignature last = stages.get(stages.size() - 1).signature();
    List<ResultColumn> results = new ArrayList<>();
    for (String column : columns) {
      results.add(new ResultColumn(column, column, last.type(last.indexOf(column)), "ANY"));
    }
    return new QueryDefinition(stages, new Destination.TaskReport(), results, Map.of());
  }

  /** SELECT t, x, s. */
  static QueryDefinition scan(InputSpec input) {
    return select(List.of(stage(0, input, scanOf(), INPUT, new ShuffleSpec.Mix())), "t", "x", "s");
  }

  static ProcessorSpec scanOf(OperatorSpec... operators) {
    return new ProcessorSpec.Scan(List.of(operators));
  }

  /** SELECT x, COUNT(*), SUM(x) GROUP BY x. */
  static QueryDefinition groupByX(InputSpec input) {
    return select(groupByXStages(input), "x", "a0", "a1");
  }

  static List<StageDefinition> groupByXStages(InputSpec input) {
    List<AggregateSpec> aggregates =
        List.of(
            new AggregateSpec("a0", "count", List.of(), List.of(), null, ScalarType.LONG, Map.of()),
            new AggregateSpec(
                "a1",
                "sum",
                List.of("x"),
                List.of(ScalarType.LONG),
                null,
                ScalarType.LONG,
                Map.of()));
    RowSignature signature =
        RowSignature.builder()
            .add("x", ScalarType.LONG)
            .add("a0", ScalarType.LONG)
            .add("a1", ScalarType.LONG)
            .build();
    return List.of(
        stage(
            0,
            input,
            new ProcessorSpec.GroupByPreShuffle(
                List.of(new OperatorSpec.PartialAggregate(List.of("x"), aggregates))),
            signature,
            new ShuffleSpec.MaxCount(key("x"), WORKERS, true, null)),
        stage(
            1,
            new InputSpec.Stage(0),
            new ProcessorSpec.GroupByPostShuffle(
                List.of(new OperatorSpec.MergeAggregate(List.of("x"), aggregates, true))),
            signature,
            null));
  }

  /** SELECT x, s ORDER BY x [DESC] [LIMIT …]. */
  static QueryDefinition orderBy(InputSpec input, String keyColumn, Long limit) {
    RowSignature signature =
        RowSignature.builder()
            .add("x", ScalarType.LONG)
            .add("__boost", ScalarType.LONG)
            .add("s", ScalarType.STRING)
            .build();
    List<StageDefinition> stages = new ArrayList<>();
    stages.add(
        stage(
            0,
            input,
            scanOf(),
            signature,
            new ShuffleSpec.MaxCount(key(keyColumn, "__boost"), 1, false, limit)));
    if (limit != null) {
      stages.add(
          stage(
              1,
              new InputSpec.Stage(0),
              new ProcessorSpec.Limit(0, limit),
              signature,
              new ShuffleSpec.Mix()));
    }
    return select(stages, "x", "s");
  }

  /** INSERT or REPLACE INTO table SELECT t AS __time, x, s PARTITIONED BY DAY CLUSTERED BY s. */
  static QueryDefinition ingest(
      InputSpec input, String table, long rowsPerSegment, List<Interval> replaced) {
    RowSignature signature =
        RowSignature.builder()
            .add("__bucket", ScalarType.TIMESTAMP)
            .add("s", ScalarType.STRING)
            .add("__boost", ScalarType.LONG)
            .add("t", ScalarType.TIMESTAMP)
            .add("x", ScalarType.LONG)
            .build();
    Expr time = new Expr.Reference("t", ScalarType.TIMESTAMP);
    Expr bucket =
        new Expr.Call(
            "subtract",
            List.of(
                time,
                new Expr.Call(
                    "mod", List.of(time, new Expr.Literal(DAY, ScalarType.LONG)), ScalarType.LONG)),
            ScalarType.TIMESTAMP);
    OperatorSpec project =
        new OperatorSpec.Project(
            List.of(
                new OperatorSpec.Projection("__bucket", bucket),
                new OperatorSpec.Projection("s", new Expr.Reference("s", ScalarType.STRING)),
                new OperatorSpec.Projection("t", time),
                new OperatorSpec.Projection("x", new Expr.Reference("x", ScalarType.LONG))));
    ClusterBy clusterBy = new ClusterBy(key("__bucket", "s", "__boost").columns(), 1);
    Granularity day = new Granularity("P1D");
    StageDefinition generator =
        new StageDefinition(
            1,
            List.of(new InputSpec.Stage(0)),
            List.of(),
            new ProcessorSpec.SegmentGenerator(
                table,
                List.of(
                    new ProcessorSpec.ColumnMapping("t", "__time", ScalarType.TIMESTAMP),
                    new ProcessorSpec.ColumnMapping("s", "s", ScalarType.STRING),
                    new ProcessorSpec.ColumnMapping("x", "x", ScalarType.LONG)),
                List.of("s"),
                day,
                false,
                List.of()),
            RowSignature.empty(),
            null,
            WORKERS,
            false);
    return new QueryDefinition(
        List.of(
            stage(
                0,
                input,
                scanOf(project),
                signature,
                new ShuffleSpec.TargetSize(clusterBy, rowsPerSegment, false)),
            generator),
        new Destination.DataSource(table, day, replaced),
        List.of(),
        Map.of());
  }

  /** SELECT __time, x, s FROM table. */
  static QueryDefinition scanTable(String table) {
    RowSignature signature =
        RowSignature.builder()
            .add("__time", ScalarType.TIMESTAMP)
            .add("x", ScalarType.LONG)
            .add("s", ScalarType.STRING)
            .build();
    InputSpec input = new InputSpec.Table(table, signature, List.of(Interval.ETERNITY), null);
    return select(
        List.of(stage(0, input, scanOf(), signature, new ShuffleSpec.Mix())), "__time", "x", "s");
  }
}
