package dev.sluice.core.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every aggregate over every kind of key, against a map of rows. */
class AggregateOperatorsTest {
  private static final RowSignature SIGNATURE =
      RowSignature.builder()
          .add("long", ScalarType.LONG)
          .add("double", ScalarType.DOUBLE)
          .add("float", ScalarType.FLOAT)
          .add("text", ScalarType.STRING)
          .add("word", ScalarType.STRING)
          .add("flag", ScalarType.BOOLEAN)
          .add("time", ScalarType.TIMESTAMP)
          .add("wide", ScalarType.LONG)
          .add("row", ScalarType.LONG)
          .add("name", ScalarType.STRING)
          .build();

  private static final List<AggregateSpec> ALL =
      List.of(
          aggregate("rows", "count", ScalarType.LONG, null),
          aggregate("rows_flag", "count", ScalarType.LONG, "flag"),
          aggregate("values", "count", ScalarType.LONG, null, "text"),
          aggregate("sum_long", "sum", ScalarType.LONG, null, "long"),
          aggregate("sum_flag", "sum", ScalarType.LONG, "flag", "wide"),
          aggregate("sum_row", "sum", ScalarType.LONG, null, "row"),
          aggregate("sum_row_flag", "sum", ScalarType.LONG, "flag", "row"),
          aggregate("sum_double", "sum", ScalarType.DOUBLE, null, "float"),
          aggregate("sum_as_double", "sum", ScalarType.DOUBLE, null, "long"),
          aggregate("min_long", "min", ScalarType.LONG, null, "wide"),
          aggregate("max_long", "max", ScalarType.LONG, "flag", "wide"),
          aggregate("max_row", "max", ScalarType.LONG, null, "row"),
          aggregate("min_double", "min", ScalarType.DOUBLE, null, "double"),
          aggregate("max_double", "max", ScalarType.DOUBLE, null, "double"),
          aggregate("min_text", "min", ScalarType.STRING, null, "text"),
          aggregate("max_text", "max", ScalarType.STRING, "flag", "text"),
          aggregate("max_flag", "max", ScalarType.BOOLEAN, null, "flag"),
          aggregate("earliest", "earliest", ScalarType.STRING, null, "text", "row"),
          aggregate("latest", "latest", ScalarType.LONG, null, "long", "row"),
          aggregate("latest_double", "latest", ScalarType.DOUBLE, "flag", "double", "row"),
          aggregate("bit_and", "bit_and", ScalarType.LONG, null, "wide"),
          aggregate("bit_or", "bit_or", ScalarType.LONG, "flag", "long"),
          aggregate("bit_xor", "bit_xor", ScalarType.LONG, null, "wide"),
          aggregate("min_by_row", "min_by", ScalarType.STRING, null, "text", "row"),
          aggregate("max_by_name", "max_by", ScalarType.LONG, "flag", "long", "name"),
          aggregate("min_by_name", "min_by", ScalarType.DOUBLE, null, "double", "name"),
          aggregate("distinct_text", "approx_count_distinct", ScalarType.LONG, null, "text"),
          aggregate("distinct_long", "approx_count_distinct", ScalarType.LONG, null, "long"),
          aggregate("distinct_double", "approx_count_distinct", ScalarType.LONG, "flag", "double"));

  private static AggregateSpec aggregate(
      String name, String function, ColumnType output, String filter, String... inputs) {
    List<ColumnType> types =
        Stream.of(inputs).map(input -> SIGNATURE.type(SIGNATURE.indexOf(input))).toList();
    return new AggregateSpec(name, function, List.of(inputs), types, filter, output, Map.of());
  }

  private static List<List<Object>> randomRows(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean nulls = random.nextBoolean();
    double[] doubles = {0.0, -0.0, Double.NaN, 1.5, -2.25, Double.POSITIVE_INFINITY};
    String[] words = {"", "a", "ab", "zürich", "a longer word than the others"};
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Object> row = new ArrayList<>();
      row.add(random.nextLong(-4, 5));
      row.add(doubles[random.nextInt(doubles.length)]);
      row.add(random.nextInt(100) / 4.0);
      row.add("text " + random.nextInt(200));
      row.add(words[random.nextInt(words.length)]);
      row.add(random.nextBoolean());
      row.add(1_700_000_000_000L + 3_600_000L * random.nextInt(30));
      row.add(random.nextBoolean() ? random.nextLong() : random.nextLong(1_000_000_000L));
      for (int c = 0; c < row.size(); c++) {
        if (nulls && random.nextInt(6) == 0) {
          row.set(c, null);
        }
      }
      row.add((long) i);
      row.add("row " + i);
      rows.add(row);
    }
    return rows;
  }

  private static final List<List<String>> KEYS =
      List.of(
          List.of(),
          List.of("long"),
          List.of("double"),
          List.of("text"),
          List.of("flag"),
          List.of("time"),
          List.of("wide"),
          List.of("word", "flag"),
          List.of("word", "text"),
          List.of("long", "double"),
          List.of("wide", "flag"),
          List.of("wide", "text", "double", "word"),
          List.of("text", "word", "time", "long", "flag", "double"));

  static Stream<List<String>> keys() {
    return KEYS.stream();
  }

  /** A few for each test. */
  static Stream<List<String>> someKeys() {
    return Samples.of(KEYS, 4, System.nanoTime()).stream();
  }

  @ParameterizedTest
  @MethodSource("someKeys")
  void everyVariantGivesTheRowsOfTheNaiveOne(List<String> keys) {
    long seed = System.nanoTime();
    List<List<Object>> rows = randomRows(seed, 400);
    List<List<Object>> merged =
        PartialRows.merged(
            OperatorTester.of(new OperatorSpec.PartialAggregate(keys, ALL), SIGNATURE)
                .input(rows)
                .comparing(output -> PartialRows.merged(output, SIGNATURE, keys, ALL))
                .verify(),
            SIGNATURE,
            keys,
            ALL);

    assertThat(merged)
        .as("seed %d", seed)
        .isEqualTo(NaiveAggregation.rows(rows, SIGNATURE, keys, ALL));
  }

  @ParameterizedTest
  @MethodSource("someKeys")
  void manyRowsGiveTheRowsOfTheNaiveOne(List<String> keys) {
    long seed = System.nanoTime();
    List<List<Object>> rows = randomRows(seed, 20_000);
    List<AggregateSpec> aggregates = ALL.subList(0, 16);
    List<List<Object>> partials = new ArrayList<>();
    Chains.run(new OperatorSpec.PartialAggregate(keys, aggregates), SIGNATURE, rows, partials);

    assertThat(PartialRows.merged(partials, SIGNATURE, keys, aggregates))
        .as("seed %d", seed)
        .isEqualTo(NaiveAggregation.rows(rows, SIGNATURE, keys, aggregates));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void mergingGivesTheSameForAnySplitOfItsInput(boolean finish) {
    for (List<String> keys : someKeys().toList()) {
      List<List<Object>> rows = randomRows(7, 1000);
      List<List<Object>> partials = new ArrayList<>();
      for (int from = 0; from < rows.size(); from += 200) {
        Chains.run(
            new OperatorSpec.PartialAggregate(keys, ALL),
            SIGNATURE,
            rows.subList(from, from + 200),
            partials);
      }
      partials.sort(PartialRows.byKeys(keys.size()));
      RowSignature signature =
          Operators.outputSignature(new OperatorSpec.PartialAggregate(keys, ALL), SIGNATURE);

      List<List<Object>> merged =
          OperatorTester.of(new OperatorSpec.MergeAggregate(keys, ALL, finish), signature)
              .input(partials)
              .comparing(
                  output -> finish ? output : PartialRows.merged(output, SIGNATURE, keys, ALL))
              .verify();

      assertThat(finish ? merged : PartialRows.merged(merged, SIGNATURE, keys, ALL))
          .as("%s", keys)
          .isEqualTo(NaiveAggregation.rows(rows, SIGNATURE, keys, ALL));
    }
  }

  /** In a random order, with ample memory, and with so little that parts of parts are spilled. */
  @ParameterizedTest
  @MethodSource("someKeys")
  void hashedMergingGivesTheRowsOfTheNaiveOne(List<String> keys) {
    long seed = System.nanoTime();
    List<List<Object>> rows = randomRows(seed, 1200);
    RowSignature signature =
        Operators.outputSignature(new OperatorSpec.PartialAggregate(keys, ALL), SIGNATURE);
    List<List<Object>> partials = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += 300) {
      Chains.run(
          new OperatorSpec.PartialAggregate(keys, ALL),
          SIGNATURE,
          rows.subList(from, from + 300),
          partials);
    }
    Collections.shuffle(partials, new Random(seed));
    for (boolean finish : new boolean[] {true, false}) {
      List<List<Object>> merged =
          OperatorTester.of(new OperatorSpec.MergeAggregate(keys, ALL, finish, false), signature)
              .input(partials)
              .comparing(
                  output ->
                      finish
                          ? sorted(output, keys.size())
                          : PartialRows.merged(output, SIGNATURE, keys, ALL))
              .verify();

      assertThat(
              finish
                  ? sorted(merged, keys.size())
                  : PartialRows.merged(merged, SIGNATURE, keys, ALL))
          .as("seed %d", seed)
          .isEqualTo(NaiveAggregation.rows(rows, SIGNATURE, keys, ALL));
    }
  }

  private static List<List<Object>> sorted(List<List<Object>> rows, int keys) {
    List<List<Object>> sorted = new ArrayList<>(rows);
    sorted.sort(PartialRows.byKeys(keys));
    return sorted;
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aBoundedTableGivesTheRowsOfTheNaiveOne(List<String> keys) {
    long seed = System.nanoTime();
    List<List<Object>> rows = randomRows(seed, 5000);
    List<List<Object>> partials = new ArrayList<>();
    Chains.run(new OperatorSpec.PartialAggregate(keys, ALL, 50), SIGNATURE, rows, partials);

    assertThat(PartialRows.merged(partials, SIGNATURE, keys, ALL))
        .as("seed %d", seed)
        .isEqualTo(NaiveAggregation.rows(rows, SIGNATURE, keys, ALL));
  }
}
