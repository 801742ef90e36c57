package dev.sluice.core.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.join.JoinColumn;
import dev.sluice.core.join.JoinKey;
import dev.sluice.core.join.JoinKind;
import dev.sluice.core.join.JoinSpec;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hash joins against joins that look at every pair. */
class HashJoinTest {
  private static final RowSignature PROBE =
      RowSignature.builder()
          .add("id", ScalarType.LONG)
          .add("x", ScalarType.LONG)
          .add("d", ScalarType.DOUBLE)
          .add("s", ScalarType.STRING)
          .build();
  private static final RowSignature BUILD =
      RowSignature.builder()
          .add("x", ScalarType.LONG)
          .add("d", ScalarType.DOUBLE)
          .add("s", ScalarType.STRING)
          .add("v", ScalarType.LONG)
          .build();
  private static final List<JoinColumn> COLUMNS =
      List.of(new JoinColumn("bv", "v"), new JoinColumn("bs", "s"), new JoinColumn("bd", "d"));
  private static final Expr LESS =
      new Expr.Call(
          "less_than",
          List.of(
              new Expr.Reference("id", ScalarType.LONG), new Expr.Reference("bv", ScalarType.LONG)),
          ScalarType.BOOLEAN);

  private static final Expr BETWEEN =
      new Expr.Call(
          "and",
          List.of(
              new Expr.Call(
                  "greater_than_or_equal",
                  List.of(
                      new Expr.Reference("bv", ScalarType.LONG),
                      new Expr.Reference("id", ScalarType.LONG)),
                  ScalarType.BOOLEAN),
              new Expr.Call(
                  "greater_than",
                  List.of(
                      new Expr.Reference("x", ScalarType.LONG),
                      new Expr.Reference("bv", ScalarType.LONG)),
                  ScalarType.BOOLEAN)),
          ScalarType.BOOLEAN);

  private final Random random = new Random();

  /** How far apart the longs of a column lie. */
  private static final long[] SCALES = {1, 1_000_003, Long.MAX_VALUE / 50};

  private List<List<Object>> rows(
      RowSignature signature, int count, int values, long scale, int nullPercent) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Object[] row = new Object[signature.size()];
      for (int c = 0; c < row.length; c++) {
        if (signature.name(c).equals("id")) {
          row[c] = (long) i;
        } else if (random.nextInt(100) >= nullPercent) {
          int value = random.nextInt(values);
          row[c] =
              switch (signature.type(c).physical()) {
                case LONG -> signature.name(c).equals("v") ? value : (value - values / 2) * scale;
                case DOUBLE -> value * 0.75;
                case BYTES -> "text" + value;
              };
          row[c] = row[c] instanceof Integer number ? (Object) (long) number : row[c];
        }
      }
      rows.add(Arrays.asList(row));
    }
    return rows;
  }

  private void check(JoinSpec spec, List<List<Object>> probe, List<List<Object>> build) {
    BiFunction<List<Object>, List<Object>, Boolean> condition =
        (left, right) -> holds(spec.condition(), left, right);
    Map<List<Object>, Integer> expected =
        counted(new NaiveJoin(spec, PROBE, condition).join(probe, build));
    List<List<Object>> output =
        OperatorTester.of(new OperatorSpec.HashJoin(spec, false), PROBE)
            .input(probe)
            .side(1, BUILD, build)
            .comparing(HashJoinTest::counted)
            .verify();
    assertThat(counted(output)).isEqualTo(expected);
  }

  private static Boolean holds(Expr condition, List<Object> left, List<Object> right) {
    if (condition == null) {
      return true;
    }
    Long v = (Long) right.get(3);
    if (condition == LESS) {
      return v == null ? null : (Boolean) ((long) left.get(0) < v);
    }
    Long x = (Long) left.get(1);
    if (v == null || x == null) {
      return (v != null && v < (long) left.get(0)) ? (Boolean) false : null;
    }
    return v >= (long) left.get(0) && x > v;
  }

  private static Map<List<Object>, Integer> counted(List<List<Object>> rows) {
    Map<List<Object>, Integer> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(row, 1, Integer::sum));
    return counts;
  }

  private static JoinSpec spec(JoinKind kind, List<JoinKey> keys, Expr condition) {
    return new JoinSpec(
        1,
        BUILD,
        kind,
        keys,
        kind.givesBuild() || condition != null ? COLUMNS : List.of(),
        condition,
        kind == JoinKind.MARK ? "mark" : null);
  }

  @ParameterizedTest
  @EnumSource(JoinKind.class)
  void joinsAsEveryPairWould(JoinKind kind) {
    for (int round = 0; round < 5; round++) {
      long seed = System.nanoTime();
      random.setSeed(seed);
      List<JoinKey> keys = new ArrayList<>();
      for (String column : List.of("x", "d", "s")) {
        if (random.nextInt(3) > 0) {
          JoinKey.Nulls[] modes = JoinKey.Nulls.values();
          JoinKey.Nulls mode =
              modes[random.nextInt(kind == JoinKind.MARK ? modes.length : modes.length - 1)];
          keys.add(new JoinKey(column, column, mode));
        }
      }
      JoinSpec spec = spec(kind, keys, Arrays.asList(null, LESS, BETWEEN).get(random.nextInt(3)));
      long scale = SCALES[random.nextInt(SCALES.length)];
      int values = 1 + random.nextInt(40);
      int nulls = random.nextInt(3) * 10;
      int builds = random.nextInt(5) == 0 ? 0 : random.nextInt(120);
      List<List<Object>> probe = rows(PROBE, random.nextInt(400), values, scale, nulls);
      List<List<Object>> build = rows(BUILD, builds, values, scale, nulls);
      try {
        check(spec, probe, build);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + " of " + spec, e);
      }
    }
  }
}
