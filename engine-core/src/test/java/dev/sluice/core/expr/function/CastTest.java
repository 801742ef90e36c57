package dev.sluice.core.expr.function;

import static dev.sluice.core.expr.function.Exprs.call;
import static dev.sluice.core.expr.function.Exprs.column;
import static dev.sluice.core.expr.function.Exprs.literal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ArrayType;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.StringDictionary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CastTest {
  private static final long NOON = Instant.parse("2020-02-29T12:34:56.789Z").toEpochMilli();
  private static final long MIDNIGHT = Instant.parse("2020-02-29T00:00:00Z").toEpochMilli();

  record Case(ScalarType from, ScalarType to, Object value, Object expected) {}

  private static Case of(ScalarType from, ScalarType to, Object value, Object expected) {
    Object result = expected instanceof Integer number ? (Object) number.longValue() : expected;
    return new Case(from, to, value, result);
  }

  static List<Case> matrix() {
    ScalarType text = ScalarType.STRING;
    ScalarType whole = ScalarType.LONG;
    ScalarType real = ScalarType.DOUBLE;
    ScalarType single = ScalarType.FLOAT;
    ScalarType flag = ScalarType.BOOLEAN;
    ScalarType time = ScalarType.TIMESTAMP;
    ScalarType date = ScalarType.DATE;
    return List.of(
        of(text, whole, "12", 12),
        of(text, whole, " 12 ", 12),
        of(text, whole, "+12", 12),
        of(text, whole, "-12", -12),
        of(text, whole, "1,234", 1234),
        of(text, whole, "12.9", 12),
        of(text, whole, "-12.9", -12),
        of(text, whole, "1e3", 1000),
        of(text, whole, "9223372036854775807", Long.MAX_VALUE),
        of(text, whole, "-9223372036854775808", Long.MIN_VALUE),
        of(text, whole, "9223372036854775808", null),
        of(text, whole, "abc", null),
        of(text, whole, "", null),
        of(text, whole, "-", null),
        of(text, whole, "12d", null),
        of(text, whole, "0x12", null),
        of(text, whole, "NaN", null),
        of(text, whole, "true", null),
        of(text, real, "12", 12.0),
        of(text, real, " 1,234.5", 1234.5),
        of(text, real, "1e3", 1000.0),
        of(text, real, "NaN", Double.NaN),
        of(text, real, "-Infinity", Double.NEGATIVE_INFINITY),
        of(text, real, "1f", null),
        of(text, real, "x", null),
        of(text, single, "0.1", (double) 0.1f),
        of(text, flag, "true", 1),
        of(text, flag, "FALSE", 0),
        of(text, flag, "2", 1),
        of(text, flag, "0", 0),
        of(text, flag, "yes", null),
        of(text, time, "2020-02-29 12:34:56.789", NOON),
        of(text, time, "2020-02-29", MIDNIGHT),
        of(text, time, "2020-02-29T12:34:56", null),
        of(text, date, "2020-02-29 12:34:56", MIDNIGHT),
        of(text, date, "2021-02-29", null),
        of(whole, text, Long.MIN_VALUE, "-9223372036854775808"),
        of(whole, real, 3, 3.0),
        of(whole, single, 16777217, 16777216.0),
        of(whole, flag, 5, 1),
        of(whole, time, NOON, NOON),
        of(whole, date, NOON, MIDNIGHT),
        of(whole, date, -1, -86_400_000),
        of(real, text, 1.0, "1.0"),
        of(real, text, 1e21, "1.0E21"),
        of(real, whole, -1.9, -1),
        of(real, whole, Double.NaN, null),
        of(real, whole, 1e19, null),
        of(real, whole, 0x1p62, 1L << 62),
        of(real, single, 0.1, (double) 0.1f),
        of(real, flag, 0.5, 1),
        of(real, flag, -0.0, 0),
        of(real, time, 1.5, 1),
        of(real, date, 86_400_001.5, 86_400_000),
        of(single, text, (double) 0.1f, "0.1"),
        of(single, whole, 2.5, 2),
        of(single, real, (double) 0.1f, (double) 0.1f),
        of(flag, text, 1, "true"),
        of(flag, text, 0, "false"),
        of(flag, whole, 1, 1),
        of(flag, real, 1, 1.0),
        of(time, text, NOON, "2020-02-29 12:34:56"),
        of(time, whole, NOON, NOON),
        of(time, date, NOON, MIDNIGHT),
        of(date, text, MIDNIGHT, "2020-02-29"),
        of(date, time, MIDNIGHT, MIDNIGHT),
        of(date, whole, MIDNIGHT, MIDNIGHT));
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void converts(Case test) {
    Object[] values = {test.value(), null, test.value()};
    Batch flat = Columns.of().add("x", test.from(), values).batch();
    List<Object> expected = Arrays.asList(test.expected(), null, test.expected());
    Expr cast = call(test.to(), "cast", column("x", test.from()));
    assertThat(Exprs.values(cast, flat)).isEqualTo(expected);
    if (test.from() == ScalarType.STRING) {
      Batch coded =
          Columns.of().add("x", test.from(), Columns.coded(new StringDictionary(), values)).batch();
      assertThat(Exprs.values(cast, coded)).isEqualTo(expected);
    }
    Expr constant = call(test.to(), "cast", new Expr.Literal(boxed(test), test.from()));
    assertThat(Exprs.values(constant, flat)).containsOnly(test.expected());
  }

  private static Object boxed(Case test) {
    return test.value() instanceof Integer number ? (Object) number.longValue() : test.value();
  }

  @Test
  void timesAndDatesAreLocalInAZone() {
    Expr zone = literal("America/Los_Angeles");
    Batch batch =
        Columns.of()
            .add("s", ScalarType.STRING, "2020-02-29 12:34:56.789")
            .add("t", ScalarType.TIMESTAMP, NOON)
            .add("u", ScalarType.TIMESTAMP, MIDNIGHT)
            .add("d", ScalarType.DATE, MIDNIGHT)
            .batch();
    Expr text = column("s", ScalarType.STRING);
    long eightHours = 8 * 3_600_000L;
    assertThat(Exprs.values(call(ScalarType.TIMESTAMP, "cast", text, zone), batch))
        .containsExactly(NOON + eightHours);
    assertThat(Exprs.values(call(ScalarType.DATE, "cast", text, zone), batch))
        .containsExactly(MIDNIGHT);
    Expr evening = column("u", ScalarType.TIMESTAMP);
    assertThat(Exprs.values(call(ScalarType.DATE, "cast", evening, zone), batch))
        .containsExactly(MIDNIGHT - 86_400_000L);
    assertThat(Exprs.values(call(ScalarType.STRING, "cast", evening, zone), batch))
        .containsExactly("2020-02-28 16:00:00");
    Expr date = column("d", ScalarType.DATE);
    assertThat(Exprs.values(call(ScalarType.TIMESTAMP, "cast", date, zone), batch))
        .containsExactly(MIDNIGHT + eightHours);
    assertThat(Exprs.values(call(ScalarType.STRING, "cast", date, zone), batch))
        .containsExactly("2020-02-29");
  }

  @Test
  void readsDoublesAsJavaDoes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Object[] texts = new Object[2000];
    for (int i = 0; i < texts.length; i++) {
      double number = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(16));
      int decimals = random.nextInt(8);
      texts[i] =
          random.nextBoolean()
              ? Double.toString(number)
              : new BigDecimal(number).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }
    Batch batch = Columns.of().add("s", ScalarType.STRING, texts).batch();
    Expr cast = call(ScalarType.DOUBLE, "cast", column("s", ScalarType.STRING));
    assertThat(Exprs.values(cast, batch))
        .as("seed %d", seed)
        .isEqualTo(Arrays.stream(texts).map(t -> Double.valueOf(t.toString())).toList());
  }

  @Test
  void arraysAreNoScalars() {
    ColumnType array = new ArrayType(ScalarType.LONG);
    Batch batch = Columns.of().add("x", ScalarType.LONG, 1).batch();
    assertThatThrownBy(() -> Exprs.values(call(array, "cast", column("x", ScalarType.LONG)), batch))
        .hasMessage("Cannot cast [LONG] to [ARRAY<LONG>]");
  }
}
