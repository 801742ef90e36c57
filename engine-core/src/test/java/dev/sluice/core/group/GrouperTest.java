package dev.sluice.core.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.frames.Batches;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.VectorArena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Groupers against a map, with keys whose ranges make them change their form on the way. */
class GrouperTest {
  private static final int BATCHES = 24;
  private static final int BATCH_ROWS = 400;
  private static final long[] EDGES = {
    Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 1, Long.MAX_VALUE - 1, Long.MAX_VALUE
  };

  /** How the values of a column go on from batch to batch. */
  enum Values {
    FEW,
    CLOSE,
    CLUSTERED,
    CLUSTERED_DOWNWARDS,
    SPARSE_THEN_CLOSE,
    WIDENING,
    AT_THE_EDGES;

    long next(SplittableRandom random, int batch) {
      return switch (this) {
        case FEW -> random.nextInt(3);
        case CLOSE -> random.nextInt(1000) - 500;
        case CLUSTERED -> 4L * (batch * 300L + random.nextInt(300));
        case CLUSTERED_DOWNWARDS -> -70_000L * batch - random.nextInt(300);
        case SPARSE_THEN_CLOSE -> random.nextInt(batch < 3 ? 1 << 28 : 100_000);
        case WIDENING -> random.nextLong() >> Math.max(0, 60 - 3 * batch);
        case AT_THE_EDGES -> batch < 2 ? random.nextInt(3) : EDGES[random.nextInt(EDGES.length)];
      };
    }
  }

  private static Object value(ScalarType type, long number) {
    return switch (type) {
      case STRING -> "value " + number;
      case DOUBLE -> number == 1 ? (Object) Double.NaN : (Object) (number / 2.0);
      case BOOLEAN -> number != 0;
      default -> number;
    };
  }

  private static List<List<Object>> rows(
      List<ScalarType> types, Values values, int batch, SplittableRandom random) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < BATCH_ROWS; i++) {
      List<Object> row = new ArrayList<>();
      for (int k = 0; k < types.size(); k++) {
        boolean isNull = batch > 4 && random.nextInt(20) == 0;
        long number = (k % 2 == 0 ? values : Values.FEW).next(random, batch);
        row.add(isNull ? null : value(types.get(k), number));
      }
      rows.add(row);
    }
    return rows;
  }

  private static void check(Values values, boolean encode, long seed, ScalarType... keyTypes) {
    List<ScalarType> types = List.of(keyTypes);
    SplittableRandom random = new SplittableRandom(seed);
    RowSignature.Builder builder = RowSignature.builder();
    Map<String, StringDictionary> dictionaries = new HashMap<>();
    for (int k = 0; k < types.size(); k++) {
      builder.add("k" + k, types.get(k));
      if (types.get(k) == ScalarType.STRING && encode) {
        dictionaries.put("k" + k, new StringDictionary());
      }
    }
    RowSignature signature = builder.build();
    Grouper grouper = Groupers.forKeys(List.copyOf(types));
    for (int round = 0; round < 2; round++) {
      Map<List<Object>, Integer> known = new LinkedHashMap<>();
      for (int batch = 0; batch < BATCHES; batch++) {
        List<List<Object>> rows = rows(types, values, batch, random);
        Batch plain = Batches.of(signature, rows);
        Batch input = batch % 3 == 2 ? plain : Batches.encode(plain, dictionaries);
        int[] groups = grouper.groups(columns(input), rows.size(), new VectorArena());
        for (int i = 0; i < rows.size(); i++) {
          Integer before = known.putIfAbsent(rows.get(i), groups[i]);
          if (before != null && before != groups[i]) {
            throw new AssertionError(
                "%s seed %d batch %d: %s is in [%d] and [%d]"
                    .formatted(values, seed, batch, rows.get(i), before, groups[i]));
          }
        }
        assertThat(grouper.groupCount()).as("seed %d", seed).isEqualTo(known.size());
      }
      checkKeys(grouper, signature, known);
      grouper.reset();
      assertThat(grouper.groupCount()).isZero();
    }
  }

  private static void checkKeys(
      Grouper grouper, RowSignature signature, Map<List<Object>, Integer> known) {
    Map<List<Object>, Integer> given = new HashMap<>();
    for (int from = 0; from < known.size(); from += 100) {
      int count = Math.min(100, known.size() - from);
      ColumnVector[] keys = grouper.keys(from, count, new VectorArena());
      for (List<Object> key : Batches.rows(Batch.of(signature, count, keys))) {
        given.put(key, given.size());
      }
    }
    assertThat(given.equals(known)).as("keys of groups").isTrue();
    assertThat(grouper.sizeBytes()).isPositive();
  }

  private static ColumnVector[] columns(Batch batch) {
    ColumnVector[] columns = new ColumnVector[batch.columnCount()];
    Arrays.setAll(columns, batch::column);
    return columns;
  }

  @ParameterizedTest
  @EnumSource(Values.class)
  void oneColumn(Values values) {
    check(values, true, 1, ScalarType.LONG);
    check(values, true, 2, ScalarType.DOUBLE);
    check(values, true, 3, ScalarType.STRING);
    check(values, false, 4, ScalarType.STRING);
  }

  @ParameterizedTest
  @EnumSource(Values.class)
  void severalColumns(Values values) {
    check(values, true, 5, ScalarType.LONG, ScalarType.LONG);
    check(values, true, 6, ScalarType.STRING, ScalarType.STRING);
    check(values, true, 7, ScalarType.LONG, ScalarType.STRING, ScalarType.LONG);
    check(values, true, 8, ScalarType.DOUBLE, ScalarType.DOUBLE, ScalarType.DOUBLE);
    check(
        values,
        false,
        9,
        ScalarType.LONG,
        ScalarType.LONG,
        ScalarType.STRING,
        ScalarType.BOOLEAN,
        ScalarType.LONG);
  }

  @Test
  void zerosAreOneKeyAndSoAreNaNs() {
    RowSignature signature = RowSignature.builder().add("d", ScalarType.DOUBLE).build();
    Batch batch =
        Batches.of(
            signature,
            Batches.row(0.0),
            Batches.row(-0.0),
            Batches.row(Double.NaN),
            Batches.row(Double.longBitsToDouble(0xfff8000000000001L)));
    int[] groups =
        Groupers.forKeys(List.of(ScalarType.DOUBLE)).groups(columns(batch), 4, new VectorArena());

    assertThat(Arrays.copyOf(groups, 4)).containsExactly(0, 0, 1, 1);
  }

  @Test
  void manyTextsComeOutAsTheyWentIn() {
    RowSignature signature = RowSignature.builder().add("s", ScalarType.STRING).build();
    Grouper grouper = Groupers.forKeys(List.of(ScalarType.STRING));
    VectorArena arena = new VectorArena();
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      rows.add(Batches.row(i == 77 ? null : "x".repeat(i % 30) + i));
    }
    grouper.groups(columns(Batches.of(signature, rows)), rows.size(), arena);

    ColumnVector[] keys = grouper.keys(0, rows.size(), arena);
    assertThat(Batches.rows(Batch.of(signature, rows.size(), keys)).equals(rows)).isTrue();
  }
}
