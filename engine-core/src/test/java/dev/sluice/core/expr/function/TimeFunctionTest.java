package dev.sluice.core.expr.function;

import static dev.sluice.core.expr.function.Exprs.call;
import static dev.sluice.core.expr.function.Exprs.column;
import static dev.sluice.core.expr.function.Exprs.literal;
import static dev.sluice.core.expr.function.Exprs.nullOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TimeFunctionTest {
  private static final ScalarType TIME = ScalarType.TIMESTAMP;
  private static final Expr T = column("t", TIME);
  private static final Expr S = column("s", ScalarType.STRING);
  private static final Expr ANGELES = literal("America/Los_Angeles");

  private static long at(String text) {
    return Instant.parse(text).toEpochMilli();
  }

  private static Object[] times(String... texts) {
    return Arrays.stream(texts).map(text -> text == null ? null : at(text)).toArray();
  }

  private static Batch batch() {
    return Columns.of()
        .add("t", TIME, times("2015-09-12T00:46:58.771Z", null, "1969-12-31T23:59:59.999Z"))
        .add("s", ScalarType.STRING, "2015-09-12T00:46:58.771Z", null, "soon")
        .add("n", ScalarType.LONG, 1, 2, null)
        .batch();
  }

  private static Expr time(String function, Expr... arguments) {
    return call(TIME, function, arguments);
  }

  private static void gives(Expr expr, Object... expected) {
    assertThat(Exprs.values(expr, batch())).containsExactly(expected);
  }

  @Test
  void parsesAndFormats() {
    gives(time("time_parse", S), times("2015-09-12T00:46:58.771Z", null, null));
    gives(
        time("time_parse", S, nullOf(ScalarType.STRING), ANGELES),
        times("2015-09-12T00:46:58.771Z", null, null));
    gives(
        time("time_parse", literal("12.9.2015"), literal("d.M.yyyy"), ANGELES),
        times("2015-09-12T07:00:00Z", "2015-09-12T07:00:00Z", "2015-09-12T07:00:00Z"));
    gives(
        call(ScalarType.STRING, "time_format", T),
        "2015-09-12T00:46:58.771Z",
        null,
        "1969-12-31T23:59:59.999Z");
    gives(
        call(ScalarType.STRING, "time_format", T, literal("yyyy/M/d HH"), ANGELES),
        "2015/9/11 17",
        null,
        "1969/12/31 15");
  }

  @Test
  void rounds() {
    gives(
        time("time_floor", T, literal("PT1H"), nullOf(TIME), literal("UTC")),
        times("2015-09-12T00:00:00Z", null, "1969-12-31T23:00:00Z"));
    gives(
        time("time_floor", T, literal("P1D"), nullOf(TIME), ANGELES),
        times("2015-09-11T07:00:00Z", null, "1969-12-31T08:00:00Z"));
    gives(
        time("time_floor", T, literal("P1D"), new Expr.Literal(at("2000-01-01T12:00:00Z"), TIME)),
        times("2015-09-11T12:00:00Z", null, "1969-12-31T12:00:00Z"));
    gives(
        time("time_ceil", T, literal("P1M")),
        times("2015-10-01T00:00:00Z", null, "1970-01-01T00:00:00Z"));
    gives(
        time("date_trunc", literal("decade"), T),
        times("2010-01-01T00:00:00Z", null, "1960-01-01T00:00:00Z"));
    gives(
        time("date_trunc", literal("MILLISECONDS"), T),
        times("2015-09-12T00:46:58.771Z", null, "1969-12-31T23:59:59.999Z"));
    assertThatThrownBy(() -> Exprs.values(time("date_trunc", literal("epoch"), T), batch()))
        .hasMessage("Operator[DATE_TRUNC] cannot truncate to[epoch]");
    assertThatThrownBy(() -> Exprs.values(time("time_floor", T, literal("")), batch()))
        .hasMessageContaining("Invalid period []");
    assertThatThrownBy(() -> Exprs.values(time("time_floor", T, S), batch()))
        .hasMessage("Argument [2] of function [time_floor] must be a literal");
  }

  @Test
  void shiftsAndSubtracts() {
    Expr n = column("n", ScalarType.LONG);
    gives(
        time("time_shift", T, literal("P1M"), literal(-2)),
        times("2015-07-12T00:46:58.771Z", null, "1969-10-31T23:59:59.999Z"));
    gives(
        time("timestamp_add", literal("MONTH"), n, T),
        times("2015-10-12T00:46:58.771Z", null, null));
    gives(
        time("timestamp_add", literal("DAY"), literal(1), T, ANGELES),
        times("2015-09-13T00:46:58.771Z", null, "1970-01-01T23:59:59.999Z"));
    Expr start = new Expr.Literal(at("2015-09-10T00:46:59Z"), TIME);
    gives(call(ScalarType.LONG, "timestamp_diff", literal("DAY"), start, T), 1L, null, -16688L);
    gives(call(ScalarType.LONG, "timestamp_diff", literal("QUARTER"), start, T), 0L, null, -182L);
  }

  @Test
  void extracts() {
    gives(call(ScalarType.LONG, "time_extract", T, literal("hour")), 0L, null, 23L);
    gives(call(ScalarType.LONG, "time_extract", T, literal("HOUR"), ANGELES), 17L, null, 15L);
    gives(call(ScalarType.LONG, "time_extract", T, literal("DOW")), 6L, null, 3L);
    gives(
        call(ScalarType.LONG, "time_extract", T, literal("EPOCH"), ANGELES), 1442018818L, null, 0L);
    gives(call(ScalarType.LONG, "timestamp_to_millis", T), 1442018818771L, null, -1L);
    gives(time("millis_to_timestamp", column("n", ScalarType.LONG)), 1L, 2L, null);
    assertThatThrownBy(
            () -> Exprs.values(call(ScalarType.LONG, "time_extract", T, literal("eon")), batch()))
        .hasMessageContaining("Unknown time unit [eon]");
  }

  @Test
  void testsIntervals() {
    Expr inDay = Exprs.test("time_in_interval", T, literal("2015-09-12/P1D"));
    gives(inDay, 1L, null, 0L);
    assertThat(Exprs.rows(inDay, batch())).containsExactly(0);
    assertThat(Exprs.rows(Exprs.test("not", inDay), batch())).containsExactly(2);
    assertThat(
            Exprs.rows(
                Exprs.test("time_in_interval", T, literal("2015-09-12/P1D"), ANGELES), batch()))
        .isEmpty();
  }
}
