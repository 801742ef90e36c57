package dev.sluice.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.core.join.JoinColumn;
import dev.sluice.core.join.JoinKey;
import dev.sluice.core.join.JoinKind;
import dev.sluice.core.join.JoinSpec;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Joins of sorted sides against joins that look at every pair. */
class MergeJoinTest {
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
        spec.condition() == null
            ? (left, right) -> true
            : (left, right) ->
                right.get(3) == null ? null : (Boolean) ((long) left.get(0) < (long) right.get(3));
    Map<List<Object>, Integer> expected =
        counted(new NaiveJoin(spec, PROBE, condition).join(probe, build));
    List<List<Object>> output =
        OperatorTester.of(new OperatorSpec.MergeJoin(spec, false), PROBE)
            .input(sorted(probe, PROBE, spec.keys().stream().map(JoinKey::probe).toList()))
            .side(1, BUILD, sorted(build, BUILD, spec.keys().stream().map(JoinKey::build).toList()))
            .comparing(MergeJoinTest::counted)
            .verify();
    assertThat(counted(output)).isEqualTo(expected);
  }

  private static List<List<Object>> sorted(
      List<List<Object>> rows, RowSignature signature, List<String> keys) {
    List<List<Object>> sorted = new ArrayList<>(rows);
    sorted.sort(
        (left, right) -> {
          for (String key : keys) {
            int column = signature.indexOf(key);
            int order =
                PartialRows.byKeys(1)
                    .compare(
                        Collections.singletonList(left.get(column)),
                        Collections.singletonList(right.get(column)));
            if (order != 0) {
              return order;
            }
          }
          return 0;
        });
    return sorted;
  }

  private static Map<List<Object>, Integer> counted(List<List<Object>> rows) {
    Map<List<Object>, Integer> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(row, 1, Integer::sum));
    return counts;
  }

  private static JoinSpec spec(JoinKind kind, List<JoinKey> keys, boolean conditional) {
    return new JoinSpec(
        1,
        BUILD,
        kind,
        keys,
        kind.givesBuild() || conditional ? COLUMNS : List.of(),
        conditional ? LESS : null,
        kind == JoinKind.MARK ? "mark" : null);
  }

  @ParameterizedTest
  @EnumSource(JoinKind.class)
  void joinsAsEveryPairWould(JoinKind kind) {
    for (int round = 0; round < 12; round++) {
      long seed = System.nanoTime();
      random.setSeed(seed);
      List<JoinKey> keys = new ArrayList<>();
      for (String column : List.of("x", "d", "s")) {
        if (random.nextInt(3) > 0) {
          JoinKey.Nulls[] modes = JoinKey.Nulls.values();
          JoinKey.Nulls mode = modes[random.nextInt(2)];
          keys.add(new JoinKey(column, column, mode));
        }
      }
      if (keys.isEmpty()) {
        keys.add(new JoinKey("x", "x", JoinKey.Nulls.DIFFER));
      }
      JoinSpec spec = spec(kind, keys, random.nextBoolean());
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

  @Test
  void rowsOfOneKeyThatDoNotFitAreAFaultIfTheyMust() {
    random.setSeed(1);
    JoinSpec spec =
        spec(JoinKind.INNER, List.of(new JoinKey("x", "x", JoinKey.Nulls.DIFFER)), false);
    List<List<Object>> probe = rows(PROBE, 3, 1, 1, 0);
    List<List<Object>> build = rows(BUILD, 3000, 1, 1, 0);
    assertThatThrownBy(
            () ->
                OperatorTester.of(new OperatorSpec.MergeJoin(spec, true), PROBE)
                    .input(probe)
                    .side(1, BUILD, build)
                    .verify())
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault()).isInstanceOf(Fault.TooManyRowsWithSameKey.class));
  }
}
