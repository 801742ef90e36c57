package dev.sluice.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.core.join.JoinKey;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Filters by the keys of another input: no row with a partner goes, few of the others stay. */
class KeyFilterTest {
  private static final RowSignature PROBE =
      RowSignature.builder()
          .add("id", ScalarType.LONG)
          .add("x", ScalarType.LONG)
          .add("d", ScalarType.DOUBLE)
          .add("s", ScalarType.STRING)
          .build();
  private static final RowSignature BUILD =
      RowSignature.builder()
          .add("s", ScalarType.STRING)
          .add("d", ScalarType.DOUBLE)
          .add("x", ScalarType.LONG)
          .build();

  private final Random random = new Random();

  private List<List<Object>> rows(RowSignature signature, int count, int values, long scale) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int value = random.nextInt(values);
      Object[] row = new Object[signature.size()];
      for (int c = 0; c < row.length; c++) {
        row[c] =
            switch (signature.name(c)) {
              case "id" -> (long) i;
              case "x" -> (value - values / 2) * scale;
              case "d" -> value == 1 ? -0.0 : value / 8.0;
              default -> "text" + value;
            };
        if (!signature.name(c).equals("id") && random.nextInt(20) == 0) {
          row[c] = null;
        }
      }
      rows.add(Arrays.asList(row));
    }
    return rows;
  }

  private static List<Object> key(List<Object> row, RowSignature signature, List<JoinKey> keys) {
    List<Object> key = new ArrayList<>();
    for (JoinKey each : keys) {
      Object value = row.get(signature.indexOf(each.probe()));
      if (value == null && each.nulls() == JoinKey.Nulls.DIFFER) {
        return List.of();
      }
      key.add(value instanceof Double number && number == 0 ? (Object) 0.0 : value);
    }
    return key;
  }

  /** Share of the rows without a partner that stay. */
  private double falselyKept(
      List<JoinKey> keys, List<List<Object>> probe, List<List<Object>> build) {
    Set<List<Object>> known = new HashSet<>();
    build.forEach(row -> known.add(key(row, BUILD, keys)));
    known.remove(List.of());
    List<List<Object>> kept =
        OperatorTester.of(new OperatorSpec.KeyFilter(1, BUILD, keys), PROBE)
            .input(probe)
            .side(1, BUILD, build)
            .comparing(
                rows -> rows.stream().filter(row -> known.contains(key(row, PROBE, keys))).toList())
            .verify();
    Set<Object> ids = new HashSet<>();
    kept.forEach(row -> ids.add(row.get(0)));
    assertThat(kept).hasSameSizeAs(ids);
    int missed = 0;
    int without = 0;
    for (List<Object> row : probe) {
      boolean isKept = ids.contains(row.get(0));
      if (known.contains(key(row, PROBE, keys))) {
        assertThat(isKept).as("row %s of keys %s", row, keys).isTrue();
      } else {
        without++;
        missed += isKept ? 1 : 0;
      }
    }
    return without == 0 ? 0 : (double) missed / without;
  }

  @Test
  void keepsAllRowsWithPartners() {
    for (int round = 0; round < 30; round++) {
      long seed = System.nanoTime();
      random.setSeed(seed);
      List<JoinKey> keys = new ArrayList<>();
      while (keys.isEmpty()) {
        for (String column : List.of("x", "d", "s")) {
          if (random.nextBoolean()) {
            keys.add(
                new JoinKey(
                    column,
                    column,
                    random.nextBoolean() ? JoinKey.Nulls.DIFFER : JoinKey.Nulls.MATCH));
          }
        }
      }
      long scale = List.of(1L, 1_000_003L, Long.MAX_VALUE / 600).get(random.nextInt(3));
      List<List<Object>> build = rows(BUILD, random.nextInt(200), 600, scale);
      try {
        assertThat(falselyKept(keys, rows(PROBE, 500, 600, scale), build)).isLessThan(0.05);
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + " of " + keys, e);
      }
    }
  }

  @Test
  void isExactWhereNumbersLieCloseTogether() {
    random.setSeed(7);
    List<JoinKey> keys = List.of(new JoinKey("x", "x", JoinKey.Nulls.DIFFER));
    assertThat(falselyKept(keys, rows(PROBE, 900, 900, 3), rows(BUILD, 100, 900, 3))).isZero();
  }

  @Test
  void dropsAllWhereNothingCanMatch() {
    List<JoinKey> keys = List.of(new JoinKey("x", "x", JoinKey.Nulls.DIFFER));
    assertThat(falselyKept(keys, rows(PROBE, 100, 10, 1), List.of())).isZero();
  }

  @Test
  void refusesKeysWhoseNullsDecideMarks() {
    List<JoinKey> keys = List.of(new JoinKey("x", "x", JoinKey.Nulls.UNKNOWN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Operators.sideBuild(new OperatorSpec.KeyFilter(1, BUILD, keys), 1))
        .withMessageContaining("[x]");
  }
}
