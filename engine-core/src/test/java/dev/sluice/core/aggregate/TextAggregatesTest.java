package dev.sluice.core.aggregate;

import static dev.sluice.frames.Batches.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.frames.Batches;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ComplexType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Aggregates whose states or intermediate values are bytes. */
class TextAggregatesTest {
  private static final RowSignature SIGNATURE =
      RowSignature.builder().add("text", ScalarType.STRING).add("time", ScalarType.LONG).build();

  private final VectorArena arena = new VectorArena();

  private static Accumulator accumulator(
      String function, Map<String, Object> parameters, ScalarType output, ColumnType... inputs) {
    List<String> names = List.of("text", "time").subList(0, inputs.length);
    Accumulator accumulator =
        AggregateRegistry.standard()
            .accumulator(
                new AggregateSpec(
                    "a0", function, names, List.of(inputs), null, output, parameters));
    accumulator.ensureGroups(2);
    return accumulator;
  }

  private static ColumnVector[] columns(Batch batch) {
    return new ColumnVector[] {batch.column(0), batch.column(1)};
  }

  private Object resultOfGroupZero(Accumulator accumulator, ScalarType type) {
    RowSignature signature = RowSignature.builder().add("v", type).build();
    return Batches.value(Batch.of(signature, 1, accumulator.result(0, 1, arena)), 0, 0);
  }

  @Test
  void textsAreCutBetweenCharacters() {
    Accumulator any =
        accumulator("any_value", Map.of("maxBytes", 4), ScalarType.STRING, ScalarType.STRING);
    any.addAll(2, columns(Batches.of(SIGNATURE, row(null, 1L), row("abcßd", 1L))));

    assertThat(resultOfGroupZero(any, ScalarType.STRING)).isEqualTo("abc");
  }

  @Test
  void equalTimesKeepTheFirstOfTheEarliestAndTheLastOfTheLatest() {
    Batch batch =
        Batches.of(
            SIGNATURE,
            row("first", 5L),
            row("second", 5L),
            row("no time", null),
            row(null, 9L),
            row(null, 1L));
    for (String function : List.of("earliest", "latest")) {
      Accumulator accumulator =
          accumulator(function, Map.of(), ScalarType.STRING, ScalarType.STRING, ScalarType.LONG);
      accumulator.addAll(5, columns(batch));

      assertThat(resultOfGroupZero(accumulator, ScalarType.STRING))
          .isEqualTo(function.equals("earliest") ? "first" : "second");
    }
  }

  @Test
  void pairsOfTimeAndValueCanBeAggregatedAsRows() {
    Accumulator rows =
        accumulator("latest", Map.of(), ScalarType.STRING, ScalarType.STRING, ScalarType.LONG);
    rows.add(new int[] {0, 1}, 2, columns(Batches.of(SIGNATURE, row("old", 1L), row("new", 2L))));
    Accumulator pairs =
        accumulator(
            "latest", Map.of(), ScalarType.STRING, new ComplexType("serializablePairLongString"));
    pairs.addAll(2, new ColumnVector[] {rows.partial(0, 2, arena)});

    assertThat(resultOfGroupZero(pairs, ScalarType.STRING)).isEqualTo("new");
  }

  @Test
  void sketchesCanBeAggregatedAsRows() {
    Accumulator texts =
        accumulator("approx_count_distinct", Map.of(), ScalarType.LONG, ScalarType.STRING);
    texts.add(
        new int[] {0, 0, 1},
        3,
        columns(Batches.of(SIGNATURE, row("a", 1L), row("b", 2L), row("b", 2L))));
    Accumulator sketches =
        accumulator(
            "approx_count_distinct", Map.of(), ScalarType.LONG, new ComplexType("HLLSketch"));
    sketches.addAll(2, new ColumnVector[] {texts.partial(0, 2, arena)});

    assertThat(resultOfGroupZero(sketches, ScalarType.LONG)).isEqualTo(2L);
  }
}
