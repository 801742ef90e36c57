package dev.sluice.core.expr.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.fault.FaultException;
import dev.sluice.frames.Batches;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exact decimals against {@link BigDecimal}. */
class DecimalFunctionsTest {
  private static final int ROWS = 700;
  private static final long[] EDGES = {0, 1, -1, 5, -5, 49, 50, 51, -49, -50, -51, 999, -999};

  private final List<List<Object>> rows = new ArrayList<>();

  private RowSignature signature(DecimalType a, DecimalType b) {
    return RowSignature.builder().add("a", a).add("b", b).add("n", ScalarType.LONG).build();
  }

  private static DecimalType randomType(SplittableRandom random) {
    int precision = random.nextInt(1, 10);
    return new DecimalType(precision, random.nextInt(0, Math.min(precision, 5) + 1));
  }

  private static Object units(SplittableRandom random, int precision) {
    if (random.nextInt(7) == 0) {
      return null;
    }
    long limit = BigDecimal.TEN.pow(precision).longValueExact();
    long value =
        random.nextBoolean()
            ? random.nextLong(-limit + 1, limit)
            : EDGES[random.nextInt(EDGES.length)];
    return value % limit;
  }

  private void fill(SplittableRandom random, DecimalType a, DecimalType b) {
    for (int i = 0; i < ROWS; i++) {
      rows.add(
          Batches.row(
              units(random, a.precision()), units(random, b.precision()), units(random, 4)));
    }
  }

  private static ColumnVector evaluate(Expr expr, Batch batch) {
    return BuiltinFunctions.compiler()
        .compile(expr, batch.signature())
        .evaluate(batch, new VectorArena());
  }

  private static BigDecimal number(Object units, int scale) {
    return units == null ? null : BigDecimal.valueOf((Long) units, scale);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void arithmeticIsExact(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DecimalType a = randomType(random);
    DecimalType b = randomType(random);
    fill(random, a, b);
    int wide = Math.max(a.scale(), b.scale());
    check(seed, a, b, "add", DecimalType.widest(wide), BigDecimal::add);
    check(seed, a, b, "subtract", DecimalType.widest(wide), BigDecimal::subtract);
    check(seed, a, b, "multiply", DecimalType.widest(a.scale() + b.scale()), BigDecimal::multiply);
  }

  private void check(
      long seed,
      DecimalType a,
      DecimalType b,
      String function,
      DecimalType result,
      BiFunction<BigDecimal, BigDecimal, BigDecimal> expected) {
    Batch batch = Batches.of(signature(a, b), rows);
    Expr left = new Expr.Reference("a", a);
    for (Expr right :
        List.of(new Expr.Reference("b", b), new Expr.Reference("n", ScalarType.LONG))) {
      int scale = DecimalType.scaleOf(right.type());
      DecimalType type =
          right.type() instanceof DecimalType || function.equals("multiply")
              ? right.type() instanceof DecimalType ? result : DecimalType.widest(a.scale())
              : DecimalType.widest(a.scale());
      ColumnVector actual = evaluate(new Expr.Call(function, List.of(left, right), type), batch);
      for (int i = 0; i < ROWS; i++) {
        BigDecimal x = number(rows.get(i).get(0), a.scale());
        BigDecimal y = number(rows.get(i).get(right.type() instanceof DecimalType ? 1 : 2), scale);
        BigDecimal wanted = x == null || y == null ? null : expected.apply(x, y);
        assertDecimal(actual, i, type, wanted, "seed " + seed + " " + function);
      }
    }
  }

  private static void assertDecimal(
      ColumnVector actual, int row, DecimalType type, BigDecimal wanted, String place) {
    assertThat(actual.isNull(row)).as("%s, row %d", place, row).isEqualTo(wanted == null);
    if (wanted != null) {
      assertThat(type.value(((LongVector) actual).values()[row]))
          .as("%s, row %d", place, row)
          .isEqualByComparingTo(wanted);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void roundingAndCastsAgree(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DecimalType a = new DecimalType(9, 4);
    fill(random, a, a);
    Batch batch = Batches.of(signature(a, a), rows);
    int digits = random.nextInt(-2, 6);
    Expr value = new Expr.Reference("a", a);
    DecimalType target = new DecimalType(7, random.nextInt(0, 6));
    ColumnVector rounded = evaluate(digitsOf("round", value, digits), batch);
    ColumnVector cut = evaluate(digitsOf("truncate", value, digits), batch);
    ColumnVector floor = evaluate(call("floor", new DecimalType(9, 0), value), batch);
    ColumnVector ceil = evaluate(call("ceil", new DecimalType(9, 0), value), batch);
    ColumnVector magnitude = evaluate(call("abs", a, value), batch);
    ColumnVector cast = evaluate(call("cast", target, value), batch);
    ColumnVector whole = evaluate(call("cast", ScalarType.LONG, value), batch);
    ColumnVector wide = evaluate(call("cast", ScalarType.DOUBLE, value), batch);
    ColumnVector printed = evaluate(call("cast", a, call("cast", ScalarType.STRING, value)), batch);
    ColumnVector back = evaluate(call("cast", a, call("cast", ScalarType.DOUBLE, value)), batch);
    for (int i = 0; i < ROWS; i++) {
      String place = "seed " + seed;
      BigDecimal x = number(rows.get(i).get(0), a.scale());
      DecimalType none = new DecimalType(9, 0);
      assertDecimal(rounded, i, a, scaled(x, digits, RoundingMode.HALF_UP), place);
      assertDecimal(cut, i, a, scaled(x, digits, RoundingMode.DOWN), place);
      assertDecimal(floor, i, none, scaled(x, 0, RoundingMode.FLOOR), place);
      assertDecimal(ceil, i, none, scaled(x, 0, RoundingMode.CEILING), place);
      assertDecimal(magnitude, i, a, x == null ? null : x.abs(), place);
      BigDecimal narrow = scaled(x, target.scale(), RoundingMode.HALF_UP);
      boolean fits = narrow != null && narrow.precision() <= target.precision();
      assertDecimal(cast, i, target, fits ? narrow : null, place);
      assertDecimal(whole, i, none, scaled(x, 0, RoundingMode.HALF_UP), place);
      assertDecimal(printed, i, a, x, place);
      assertDecimal(back, i, a, x, place);
      if (x != null) {
        assertThat(((DoubleVector) wide).values()[i]).isEqualTo(x.doubleValue());
      }
    }
  }

  private static BigDecimal scaled(BigDecimal x, int digits, RoundingMode mode) {
    return x == null ? null : x.setScale(digits, mode);
  }

  private static Expr digitsOf(String function, Expr value, int digits) {
    Expr places = new Expr.Literal((long) digits, ScalarType.LONG);
    return new Expr.Call(function, List.of(value, places), value.type());
  }

  private static Expr call(String function, ColumnType type, Expr argument) {
    return new Expr.Call(function, List.of(argument), type);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void comparisonsOfUnequalScalesAgree(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DecimalType a = new DecimalType(4, 2);
    DecimalType b = new DecimalType(4, random.nextInt(0, 5));
    fill(random, a, b);
    Batch batch = Batches.of(signature(a, b), rows);
    for (String function : List.of("less_than", "equals", "greater_than_or_equal")) {
      Expr test =
          new Expr.Call(
              function,
              List.of(new Expr.Reference("a", a), new Expr.Reference("b", b)),
              ScalarType.BOOLEAN);
      ColumnVector actual = evaluate(test, batch);
      for (int i = 0; i < ROWS; i++) {
        BigDecimal x = number(rows.get(i).get(0), a.scale());
        BigDecimal y = number(rows.get(i).get(1), b.scale());
        assertThat(actual.isNull(i)).isEqualTo(x == null || y == null);
        if (x != null && y != null) {
          int order = x.compareTo(y);
          boolean wanted =
              switch (function) {
                case "less_than" -> order < 0;
                case "equals" -> order == 0;
                default -> order >= 0;
              };
          assertThat(((LongVector) actual).values()[i])
              .as("seed %d, %s %s %s", seed, x, function, y)
              .isEqualTo(wanted ? 1 : 0);
        }
      }
    }
  }

  @Test
  void whatDoesNotFitEndsTheQueryUnlessItIsNull() {
    DecimalType type = DecimalType.widest(2);
    RowSignature signature = RowSignature.builder().add("a", type).build();
    Expr a = new Expr.Reference("a", type);
    Batch large = Batches.of(signature, Batches.row(Long.MAX_VALUE), Batches.row(1L));
    for (String function : List.of("add", "multiply")) {
      Expr.Call call = new Expr.Call(function, List.of(a, a), type);
      assertThatThrownBy(() -> evaluate(call, large))
          .isInstanceOf(FaultException.class)
          .hasMessageContaining("too large");
    }
    LongVector hidden =
        new LongVector(new long[] {Long.MAX_VALUE, 1}, new boolean[] {true, false}, 2);
    Batch masked = Batch.of(signature, 2, hidden);
    ColumnVector sum = evaluate(new Expr.Call("add", List.of(a, a), type), masked);
    assertThat(sum.isNull(0)).isTrue();
    assertThat(((LongVector) sum).values()[1]).isEqualTo(2);
  }
}
