package dev.sluice.core.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups of several sets of keys, against one naive grouping for each set. */
class CombineSetsTest {
  private static final RowSignature SIGNATURE =
      RowSignature.builder()
          .add("word", ScalarType.STRING)
          .add("part", ScalarType.DOUBLE)
          .add("day", ScalarType.DATE)
          .add("value", ScalarType.LONG)
          .build();
  private static final RowSignature WITH_SET =
      RowSignature.builder()
          .add("word", ScalarType.STRING)
          .add("part", ScalarType.DOUBLE)
          .add("day", ScalarType.DATE)
          .add("value", ScalarType.LONG)
          .add("set", ScalarType.LONG)
          .build();
  private static final List<String> KEYS = List.of("word", "part", "day");
  private static final List<String> ALL_KEYS = List.of("word", "part", "day", "set");
  private static final List<OperatorSpec.KeySet> SETS =
      List.of(
          new OperatorSpec.KeySet(List.of("word", "day"), false),
          new OperatorSpec.KeySet(List.of("part"), false),
          new OperatorSpec.KeySet(List.of(), true),
          new OperatorSpec.KeySet(List.of("part"), false));
  private static final List<AggregateSpec> AGGREGATES =
      List.of(
          new AggregateSpec("rows", "count", List.of(), List.of(), null, ScalarType.LONG, Map.of()),
          aggregate("sum"),
          aggregate("max"));

  private static AggregateSpec aggregate(String function) {
    return new AggregateSpec(
        function,
        function,
        List.of("value"),
        List.of(ScalarType.LONG),
        null,
        ScalarType.LONG,
        Map.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 700})
  void eachSetGivesItsGroups(int count) {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Object> row = new ArrayList<>();
      row.add(random.nextInt(8) == 0 ? null : "word " + random.nextInt(30));
      row.add(random.nextInt(8) == 0 ? null : (Object) (random.nextInt(9) / 4.0));
      row.add(86_400_000L * random.nextInt(5));
      row.add(random.nextInt(8) == 0 ? null : (Object) random.nextLong(1000));
      rows.add(row);
    }
    List<List<Object>> expected = new ArrayList<>();
    for (int set = 0; set < SETS.size(); set++) {
      List<List<Object>> numbered = new ArrayList<>();
      for (List<Object> row : rows) {
        List<Object> chosen = new ArrayList<>(row);
        for (int k = 0; k < KEYS.size(); k++) {
          if (!SETS.get(set).keys().contains(KEYS.get(k))) {
            chosen.set(k, null);
          }
        }
        chosen.add((long) set);
        numbered.add(chosen);
      }
      expected.addAll(NaiveAggregation.rows(numbered, WITH_SET, ALL_KEYS, AGGREGATES));
    }
    if (count == 0) {
      List<Object> total = new ArrayList<>();
      total.add(null);
      total.add(null);
      total.add(null);
      total.add(2L);
      total.add(0L);
      total.add(null);
      total.add(null);
      expected.add(total);
    }
    expected.sort(PartialRows.byKeys(ALL_KEYS.size()));

    List<List<Object>> groups =
        PartialRows.merged(
            OperatorTester.of(
                    List.of(
                        new OperatorSpec.PartialAggregate(KEYS, AGGREGATES),
                        new OperatorSpec.CombineSets(ALL_KEYS, AGGREGATES, "set", SETS)),
                    SIGNATURE)
                .input(rows)
                .comparing(out -> PartialRows.merged(out, WITH_SET, ALL_KEYS, AGGREGATES))
                .verify(),
            WITH_SET,
            ALL_KEYS,
            AGGREGATES);

    assertThat(groups).as("seed %d", seed).isEqualTo(expected);
  }
}
