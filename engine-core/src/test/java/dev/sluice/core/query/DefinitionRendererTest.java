package dev.sluice.core.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.input.InputFormat;
import dev.sluice.core.input.InputSource;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.plan.Destination;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.plan.ShuffleSpec;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.key.KeyOrder;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefinitionRendererTest {
  private static final RowSignature EXTERNAL =
      RowSignature.builder().add("x", ScalarType.STRING).add("y", ScalarType.LONG).build();
  private static final InputSpec INPUT =
      new InputSpec.External(
          new InputSource.Inline("a,1"),
          new InputFormat.Csv(List.of("x", "y"), null, null, null, null, null),
          EXTERNAL);
  private static final AggregateSpec SUM =
      new AggregateSpec(
          "a0", "sum", List.of("y"), List.of(ScalarType.LONG), null, ScalarType.LONG, Map.of());

  private static Expr.Reference column(String name, ScalarType type) {
    return new Expr.Reference(name, type);
  }

  /** SELECT x, SUM(y) FROM … WHERE y > 1 GROUP BY x ORDER BY 2 DESC LIMIT 2. */
  private static QueryDefinition grouping() {
    RowSignature grouped =
        RowSignature.builder().add("d0", ScalarType.STRING).add("a0", ScalarType.LONG).build();
    Expr condition =
        new Expr.Call(
            "greater_than",
            List.of(column("y", ScalarType.LONG), new Expr.Literal(1L, ScalarType.LONG)),
            ScalarType.BOOLEAN);
    List<OperatorSpec> before =
        List.of(
            new OperatorSpec.Filter(condition),
            new OperatorSpec.Project(
                List.of(
                    new OperatorSpec.Projection("d0", column("x", ScalarType.STRING)),
                    new OperatorSpec.Projection("y", column("y", ScalarType.LONG)))),
            new OperatorSpec.PartialAggregate(List.of("d0"), List.of(SUM)));
    List<OperatorSpec> after =
        List.of(new OperatorSpec.MergeAggregate(List.of("d0"), List.of(SUM), true));
    ClusterBy byDimension = new ClusterBy(List.of(new KeyColumn("d0", KeyOrder.ASCENDING)), 0);
    ClusterBy bySum = new ClusterBy(List.of(new KeyColumn("a0", KeyOrder.DESCENDING)), 0);
    return new QueryDefinition(
        List.of(
            new StageDefinition(
                0,
                List.of(INPUT),
                List.of(),
                new ProcessorSpec.GroupByPreShuffle(before),
                grouped,
                new ShuffleSpec.MaxCount(byDimension, 1, true, null),
                1,
                false),
            new StageDefinition(
                1,
                List.of(new InputSpec.Stage(0)),
                List.of(),
                new ProcessorSpec.GroupByPostShuffle(after),
                grouped,
                new ShuffleSpec.MaxCount(bySum, 1, false, 2L),
                1,
                false),
            new StageDefinition(
                2,
                List.of(new InputSpec.Stage(1)),
                List.of(),
                new ProcessorSpec.Limit(0, 2L),
                grouped,
                null,
                1,
                false)),
        new Destination.TaskReport(),
        List.of(),
        Map.of());
  }

  @Test
  void bothGroupingStagesPrintTheSameQuery() {
    QueryDefinition query = grouping();
    DefinitionRenderer renderer = new DefinitionRenderer(query);
    String before = renderer.processor(query.stages().get(0)).path("query").toString();
    String after = renderer.processor(query.stages().get(1)).path("query").toString();
    assertThat(before)
        .contains("\"dimension\":\"x\",\"outputName\":\"d0\"")
        .contains("{\"type\":\"longSum\",\"name\":\"a0\",\"fieldName\":\"y\"}")
        .contains(
            "\"filter\":{\"type\":\"range\",\"column\":\"y\",\"matchValueType\":\"LONG\","
                + "\"lower\":1,\"lowerOpen\":true}")
        .doesNotContain("virtualColumns");
    assertThat(after)
        .contains("\"limitSpec\":{\"type\":\"default\",\"columns\":[{\"dimension\":\"a0\"")
        .contains("\"direction\":\"descending\"")
        .contains("\"limit\":2");
  }

  @Test
  void shufflesPrintTheirKeyAndKind() {
    QueryDefinition query = grouping();
    DefinitionRenderer renderer = new DefinitionRenderer(query);
    assertThat(renderer.shuffle(query.stages().get(0)))
        .hasToString(
            "{\"type\":\"maxCount\",\"clusterBy\":{\"columns\":[{\"columnName\":\"d0\","
                + "\"order\":\"ASCENDING\"}]},\"partitions\":1,\"aggregate\":true}");
    assertThat(renderer.shuffle(query.stages().get(2))).isNull();
    assertThat(DefinitionRenderer.shuffleKind(query.stages().get(1))).isEqualTo("globalSort");
    assertThat(renderer.processor(query.stages().get(2)))
        .hasToString("{\"type\":\"limit\",\"limit\":2}");
  }
}
