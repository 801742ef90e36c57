package dev.sluice.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.input.InputFormat;
import dev.sluice.core.input.InputSource;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.key.KeyOrder;
import dev.sluice.frames.type.ComplexType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanJsonTest {
  private static final RowSignature SIGNATURE =
      RowSignature.builder()
          .add("d0", ScalarType.STRING)
          .add("t", ScalarType.TIMESTAMP)
          .add("a0", new ComplexType("HLLSketch"))
          .build();
  private static final ClusterBy KEY =
      new ClusterBy(
          List.of(
              new KeyColumn("d0", KeyOrder.ASCENDING),
              new KeyColumn("t", KeyOrder.DESCENDING, true)),
          1);
  private static final Expr CONDITION =
      new Expr.Call(
          "greater_than",
          List.of(
              new Expr.Reference("t", ScalarType.TIMESTAMP),
              new Expr.Literal(1_442_016_000_000L, ScalarType.TIMESTAMP)),
          ScalarType.BOOLEAN);
  private static final AggregateSpec SUM =
      new AggregateSpec(
          "a0",
          "sum",
          List.of("x"),
          List.of(ScalarType.DOUBLE),
          "f",
          ScalarType.DOUBLE,
          Map.of("maxBytes", 1024L));

  private static StageDefinition reading() {
    List<InputSpec> inputs =
        List.of(
            new InputSpec.External(
                new InputSource.Local("/data", "*.json", null),
                new InputFormat.Csv(List.of("x"), null, null, 1, null, null),
                SIGNATURE),
            new InputSpec.Table("t", SIGNATURE, List.of(Interval.ETERNITY), CONDITION),
            new InputSpec.Inline(
                SIGNATURE, List.of(Arrays.asList("a", 1L, null), Arrays.asList(null, null, "x"))));
    Expr constant = new Expr.Literal(2.5, ScalarType.DOUBLE);
    List<OperatorSpec> operators =
        List.of(
            new OperatorSpec.Filter(CONDITION),
            new OperatorSpec.Project(List.of(new OperatorSpec.Projection("x", constant))),
            new OperatorSpec.PartialAggregate(List.of("d0"), List.of(SUM)));
    return new StageDefinition(
        0,
        inputs,
        List.of(1),
        new ProcessorSpec.GroupByPreShuffle(operators),
        SIGNATURE,
        new ShuffleSpec.MaxCount(new ClusterBy(KEY.columns(), 0), 4, true, 10L),
        2,
        true);
  }

  private static StageDefinition merging() {
    return new StageDefinition(
        1,
        List.of(new InputSpec.Stage(0)),
        List.of(),
        new ProcessorSpec.GroupByPostShuffle(
            List.of(
                new OperatorSpec.MergeAggregate(List.of("d0"), List.of(SUM), true),
                new OperatorSpec.Limit(3, null))),
        SIGNATURE,
        new ShuffleSpec.TargetSize(KEY, 3_000_000, false),
        2,
        false);
  }

  private static StageDefinition storing() {
    return new StageDefinition(
        2,
        List.of(new InputSpec.Stage(1)),
        List.of(),
        new ProcessorSpec.SegmentGenerator(
            "t",
            List.of(new ProcessorSpec.ColumnMapping("d0", "name", ScalarType.STRING)),
            List.of("name"),
            new Granularity("P1D"),
            true,
            List.of(new ProcessorSpec.RollupMetric("a0", "sum"))),
        RowSignature.empty(),
        null,
        1,
        false);
  }

  @Test
  void everyKindOfPartReadsBackEqual() {
    QueryDefinition query =
        new QueryDefinition(
            List.of(reading(), merging(), storing()),
            new Destination.DataSource("t", new Granularity("P1D"), List.of(Interval.ETERNITY)),
            List.of(new ResultColumn("d0", "name", ScalarType.STRING, "VARCHAR")),
            Map.of("maxNumTasks", 3L, "mode", "strict"));
    assertThat(PlanJson.read(PlanJson.write(query))).isEqualTo(query);
  }

  @Test
  void textThatIsNoPlanIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> PlanJson.read("{\"stages\":7}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line: 1");
  }
}
