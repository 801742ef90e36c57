package dev.sluice.core.operator;

import static dev.sluice.frames.Batches.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowOperatorsTest {
  private static final RowSignature SIGNATURE =
      RowSignature.builder()
          .add("n", ScalarType.LONG)
          .add("text", ScalarType.STRING)
          .add("unused", ScalarType.DOUBLE)
          .build();
  private static final Expr N = new Expr.Reference("n", ScalarType.LONG);
  private static final Expr TEXT = new Expr.Reference("text", ScalarType.STRING);
  private static final OperatorSpec.Filter POSITIVE =
      new OperatorSpec.Filter(call("greater_than", ScalarType.BOOLEAN, N, literal(0L)));

  private static Expr literal(long value) {
    return new Expr.Literal(value, ScalarType.LONG);
  }

  private static Expr call(String function, ScalarType type, Expr... arguments) {
    return new Expr.Call(function, List.of(arguments), type);
  }

  @Test
  void filterKeepsRowsForWhichTheConditionIsTrue() {
    OperatorTester.of(POSITIVE, SIGNATURE)
        .input(row(1L, "a", 1.0), row(0L, "b", 2.0), row(null, "c", 3.0), row(2L, null, null))
        .expect(row(1L, "a", 1.0), row(2L, null, null));
  }

  @Test
  void filterMayKeepNothingOrAll() {
    OperatorTester.of(POSITIVE, SIGNATURE).input(row(0L, "a", 1.0)).expect();
    OperatorTester.of(POSITIVE, SIGNATURE).input(row(7L, "a", 1.0)).expect(row(7L, "a", 1.0));
    OperatorTester.of(POSITIVE, SIGNATURE).expect();
  }

  @Test
  void projectComputesRenamesAndLeavesOut() {
    OperatorTester.of(
            new OperatorSpec.Project(
                List.of(
                    new OperatorSpec.Projection("label", TEXT),
                    new OperatorSpec.Projection(
                        "next", call("add", ScalarType.LONG, N, literal(1))),
                    new OperatorSpec.Projection("one", literal(1)))),
            SIGNATURE)
        .input(row(1L, "a", 1.0), row(null, null, 2.0))
        .expect(row("a", 2L, 1L), row(null, null, 1L));
  }

  @Test
  void limitSkipsAndTakes() {
    List<List<Object>> rows = new ArrayList<>();
    for (long i = 0; i < 1000; i++) {
      rows.add(row(i, "text " + i % 5, i / 2.0));
    }
    OperatorTester.of(new OperatorSpec.Limit(298, 305L), SIGNATURE)
        .input(rows)
        .expect(rows.subList(298, 603));
    OperatorTester.of(new OperatorSpec.Limit(990, null), SIGNATURE)
        .input(rows)
        .expect(rows.subList(990, 1000));
    OperatorTester.of(new OperatorSpec.Limit(2000, 5L), SIGNATURE).input(rows).expect();
    OperatorTester.of(new OperatorSpec.Limit(0, 0L), SIGNATURE).input(rows).expect();
  }

  @Test
  void repeatGivesRowsAsOftenAsTheySay() {
    OperatorTester.of(new OperatorSpec.Repeat("n"), SIGNATURE)
        .input(
            row(2L, "a", 1.0),
            row(0L, "b", 2.0),
            row(null, "c", 3.0),
            row(-1L, "d", 4.0),
            row(1L, null, null))
        .expect(row(2L, "a", 1.0), row(2L, "a", 1.0), row(1L, null, null));
  }

  @Test
  void repeatGivesMoreThanABatchOfOneRow() {
    List<List<Object>> expected = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      expected.add(row(20_000L, "a", 1.0));
    }
    expected.add(row(1L, "b", 2.0));
    OperatorTester.of(new OperatorSpec.Repeat("n"), SIGNATURE)
        .input(row(20_000L, "a", 1.0), row(1L, "b", 2.0))
        .expect(expected);
  }

  @Test
  void operatorsWorkAsAChain() {
    List<List<Object>> rows = new ArrayList<>();
    for (long i = 0; i < 2000; i++) {
      rows.add(row(i % 7 - 3, "text " + i % 3, 0.5));
    }
    OperatorTester.of(
            List.of(
                POSITIVE,
                new OperatorSpec.Limit(1, 500L),
                new OperatorSpec.Filter(call("not_equals", ScalarType.BOOLEAN, N, literal(2))),
                new OperatorSpec.Project(
                    List.of(
                        new OperatorSpec.Projection("t", TEXT),
                        new OperatorSpec.Projection("d", call("multiply", ScalarType.LONG, N, N)),
                        new OperatorSpec.Projection("n", N))),
                new OperatorSpec.Limit(0, 10L)),
            SIGNATURE)
        .input(rows)
        .verify();
  }

  @Test
  void aLimitIsSatisfiedWhenItHasItsRows() {
    CollectingSink end = new CollectingSink(Integer.MAX_VALUE);
    try (BatchSink limit =
        new LimitOperator(
            new OperatorSpec.Limit(1, 2L), new dev.sluice.frames.vector.VectorArena(), end)) {
      assertThat(limit.isSatisfied()).isFalse();
      limit.accept(
          dev.sluice.frames.Batches.of(
              SIGNATURE, row(1L, "a", 1.0), row(2L, "b", 1.0), row(3L, "c", 1.0)));
      assertThat(limit.isSatisfied()).isTrue();
    }
    assertThat(end.rows()).containsExactly(row(2L, "b", 1.0), row(3L, "c", 1.0));
  }

  @Test
  void requiredColumnsAreThoseThatTheEndDependsOn() {
    List<OperatorSpec> counted =
        List.of(
            new OperatorSpec.Project(
                List.of(
                    new OperatorSpec.Projection("t", TEXT),
                    new OperatorSpec.Projection("sum", call("add", ScalarType.LONG, N, N)))),
            new OperatorSpec.PartialAggregate(
                List.of(),
                List.of(
                    new AggregateSpec(
                        "a0",
                        "sum",
                        List.of("sum"),
                        List.of(ScalarType.LONG),
                        null,
                        ScalarType.LONG,
                        Map.of()))));

    assertThat(Operators.requiredColumns(List.of(), SIGNATURE))
        .containsExactly("n", "text", "unused");
    assertThat(Operators.requiredColumns(List.of(POSITIVE), SIGNATURE))
        .containsExactly("n", "text", "unused");
    assertThat(Operators.requiredColumns(counted, SIGNATURE)).containsExactly("n");
    assertThat(
            Operators.requiredColumns(
                List.of(
                    new OperatorSpec.PartialAggregate(
                        List.of(),
                        List.of(
                            new AggregateSpec(
                                "a0",
                                "count",
                                List.of(),
                                List.of(),
                                null,
                                ScalarType.LONG,
                                Map.of())))),
                SIGNATURE))
        .isEmpty();
  }
}
