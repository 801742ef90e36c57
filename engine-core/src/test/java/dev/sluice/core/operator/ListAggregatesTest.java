package dev.sluice.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.frames.Batches;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.memory.MemoryLimitException;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Aggregates that keep all values of a group, against lists of Java. */
class ListAggregatesTest {
  private static final RowSignature SIGNATURE =
      RowSignature.builder()
          .add("key", ScalarType.LONG)
          .add("text", ScalarType.STRING)
          .add("number", ScalarType.DOUBLE)
          .add("row", ScalarType.LONG)
          .build();
  private static final List<AggregateSpec> AGGREGATES =
      List.of(
          new AggregateSpec(
              "joined",
              "string_agg",
              List.of("text", "row"),
              List.of(ScalarType.STRING, ScalarType.LONG),
              null,
              ScalarType.STRING,
              Map.of("separator", ";", "order", "df", "maxBytes", 10_000_000)),
          new AggregateSpec(
              "distinct",
              "string_agg",
              List.of("text"),
              List.of(ScalarType.STRING),
              null,
              ScalarType.STRING,
              Map.of("separator", ",", "distinct", true)),
          new AggregateSpec(
              "median",
              "percentile_disc",
              List.of("number"),
              List.of(ScalarType.DOUBLE),
              null,
              ScalarType.DOUBLE,
              Map.of("fraction", 0.5)));

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 12})
  void everyVariantGivesTheListsOfJava(int groups) {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    List<String> keys = groups == 0 ? List.of() : List.of("key");
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < 1500; i++) {
      List<Object> row = new ArrayList<>();
      row.add((long) random.nextInt(Math.max(1, groups)));
      row.add(random.nextInt(7) == 0 ? null : "text " + random.nextInt(40));
      row.add(random.nextInt(7) == 0 ? null : (Object) (random.nextInt(1000) / 8.0));
      row.add((long) i);
      rows.add(row);
    }
    List<List<Object>> expected = new ArrayList<>();
    for (long key = 0; key < Math.max(1, groups); key++) {
      long wanted = key;
      List<List<Object>> members = rows.stream().filter(r -> r.get(0).equals(wanted)).toList();
      if (members.isEmpty()) {
        continue;
      }
      List<String> texts =
          members.stream().map(r -> (String) r.get(1)).filter(t -> t != null).toList();
      List<String> reversed = new ArrayList<>(texts);
      Collections.reverse(reversed);
      double[] numbers =
          members.stream()
              .filter(r -> r.get(2) != null)
              .mapToDouble(r -> (Double) r.get(2))
              .sorted()
              .toArray();
      List<Object> row = new ArrayList<>();
      if (groups > 0) {
        row.add(key);
      }
      row.add(texts.isEmpty() ? null : String.join(";", reversed));
      row.add(texts.stream().distinct().sorted().collect(Collectors.joining(",")));
      row.add(numbers.length == 0 ? null : (Object) numbers[(numbers.length + 1) / 2 - 1]);
      expected.add(row);
    }

    List<List<Object>> merged =
        PartialRows.merged(
            OperatorTester.of(new OperatorSpec.PartialAggregate(keys, AGGREGATES), SIGNATURE)
                .input(rows)
                .comparing(
                    out -> PartialRows.merged(sorted(out, keys), SIGNATURE, keys, AGGREGATES))
                .verify(),
            SIGNATURE,
            keys,
            AGGREGATES);

    assertThat(merged).as("seed %d", seed).isEqualTo(expected);
  }

  private static List<List<Object>> sorted(List<List<Object>> rows, List<String> keys) {
    List<List<Object>> sorted = new ArrayList<>(rows);
    sorted.sort(PartialRows.byKeys(keys.size()));
    return sorted;
  }

  @Test
  void listThatDoesNotFitIsRefused() {
    List<AggregateSpec> median = AGGREGATES.subList(2, 3);
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < 400_000; i++) {
      rows.add(Arrays.asList(1L, "t", (double) i, (long) i));
    }
    List<List<Object>> partials = new ArrayList<>();
    Chains.run(new OperatorSpec.PartialAggregate(List.of(), median), SIGNATURE, rows, partials);
    RowSignature signature =
        Operators.outputSignature(new OperatorSpec.PartialAggregate(List.of(), median), SIGNATURE);
    try (MemoryPool pool = MemoryPool.root("small", 1 << 20);
        FrameAllocator allocator = FrameAllocator.root(pool)) {
      VectorArena arena = new VectorArena();
      try (BatchSink sink =
          Operators.open(
              List.of(new OperatorSpec.MergeAggregate(List.of(), median, true)),
              signature,
              new CollectingSink(1),
              new OperatorContext(
                  arena, pool, allocator, SpillFolder.path(), new CancellationToken()))) {
        assertThatThrownBy(
                () -> {
                  for (Batch batch : Batches.split(signature, partials, 8)) {
                    sink.accept(batch);
                  }
                })
            .isInstanceOf(MemoryLimitException.class);
      }
    }
  }
}
