package dev.sluice.core.expr.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TimeFloorTest {
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneOffset.UTC,
          ZoneOffset.ofHoursMinutes(5, 30),
          ZoneId.of("America/Los_Angeles"),
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("America/Sao_Paulo"),
          ZoneId.of("Asia/Kathmandu"),
          ZoneId.of("Pacific/Apia"));

  private static long at(String text) {
    return Instant.parse(text).toEpochMilli();
  }

  private static String floor(String period, String origin, ZoneId zone, String time) {
    Long start = origin == null ? null : at(origin);
    return Instant.ofEpochMilli(TimeFloor.of(Period.parse(period), start, zone).floor(at(time)))
        .toString();
  }

  private static void matches(String period, UnaryOperator<ZonedDateTime> expected) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (ZoneId zone : ZONES) {
      TimeFloor floor = TimeFloor.of(Period.parse(period), null, zone);
      long[] in = new long[200];
      long[] floors = new long[in.length];
      long[] ceilings = new long[in.length];
      for (int i = 0; i < in.length; i++) {
        in[i] = (long) ((random.nextDouble() * 200 - 100) * 365 * 86_400_000.0);
      }
      floor.floor(in, floors, in.length);
      floor.ceil(in, ceilings, in.length);
      for (int i = 0; i < in.length; i++) {
        ZonedDateTime time = Instant.ofEpochMilli(in[i]).atZone(zone);
        assertThat(Instant.ofEpochMilli(floors[i]))
            .as("%s of %s, seed %d", period, time, seed)
            .isEqualTo(expected.apply(time).toInstant());
        assertThat(floor.floor(in[i])).isEqualTo(floors[i]);
        assertThat(floor.floor(floors[i])).isEqualTo(floors[i]);
        assertThat(floor.next(floors[i])).isGreaterThan(in[i]);
        assertThat(floor.floor(floor.next(floors[i]))).isEqualTo(floor.next(floors[i]));
        assertThat(ceilings[i]).isEqualTo(floor.ceil(in[i])).isGreaterThanOrEqualTo(in[i]);
      }
    }
  }

  @Test
  void singleUnitsStartWhereTheZoneSaysSo() {
    matches("P1D", t -> t.toLocalDate().atStartOfDay(t.getZone()));
    matches(
        "P1W",
        t ->
            t.toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .atStartOfDay(t.getZone()));
    matches("P1M", t -> t.toLocalDate().withDayOfMonth(1).atStartOfDay(t.getZone()));
    matches("P1Y", t -> t.toLocalDate().withDayOfYear(1).atStartOfDay(t.getZone()));
    matches("PT1S", t -> t.truncatedTo(ChronoUnit.SECONDS));
  }

  @Test
  void multiplesCountFrom1970() {
    matches(
        "P3M",
        t ->
            LocalDate.of(t.getYear(), (t.getMonthValue() - 1) / 3 * 3 + 1, 1)
                .atStartOfDay(t.getZone()));
    matches(
        "P10Y",
        t -> LocalDate.of(Math.floorDiv(t.getYear(), 10) * 10, 1, 1).atStartOfDay(t.getZone()));
    assertThat(floor("P2W", null, ZoneOffset.UTC, "1970-01-20T05:00:00Z"))
        .isEqualTo("1970-01-15T00:00:00Z");
    assertThat(floor("P7D", null, ZoneOffset.UTC, "1970-01-08T05:00:00Z"))
        .isEqualTo("1970-01-08T00:00:00Z");
    assertThat(floor("P1W", null, ZoneOffset.UTC, "1970-01-08T05:00:00Z"))
        .isEqualTo("1970-01-05T00:00:00Z");
    assertThat(floor("PT6H", null, ZoneOffset.UTC, "1969-12-31T23:59:59.999Z"))
        .isEqualTo("1969-12-31T18:00:00Z");
    assertThat(floor("P100Y", null, ZoneOffset.UTC, "2069-12-31T23:59:59.999Z"))
        .isEqualTo("1970-01-01T00:00:00Z");
    assertThat(floor("P1M1D", null, ZoneOffset.UTC, "1970-03-02T00:00:00Z"))
        .isEqualTo("1970-02-02T00:00:00Z");
    assertThat(floor("PT1H30M", null, ZoneOffset.UTC, "1970-01-01T02:59:00Z"))
        .isEqualTo("1970-01-01T01:30:00Z");
  }

  @Test
  void anOriginShiftsTheBuckets() {
    assertThat(floor("P1D", "2000-01-01T06:00:00Z", ZoneOffset.UTC, "2000-01-05T05:00:00Z"))
        .isEqualTo("2000-01-04T06:00:00Z");
    assertThat(floor("P1M", "2000-01-31T00:00:00Z", ZoneOffset.UTC, "2000-03-30T00:00:00Z"))
        .isEqualTo("2000-02-29T00:00:00Z");
    assertThat(floor("P1M", "2000-01-15T00:00:00Z", ZoneOffset.UTC, "1999-12-30T00:00:00Z"))
        .isEqualTo("1999-12-15T00:00:00Z");
    assertThat(
            floor(
                "P1D",
                "2020-03-01T08:00:00Z",
                ZoneId.of("America/Los_Angeles"),
                "2020-03-20T10:00:00Z"))
        .isEqualTo("2020-03-20T07:00:00Z");
  }

  @Test
  void hoursFollowTheOffsetOfTheZone() {
    assertThat(floor("PT1H", null, ZoneId.of("Asia/Kathmandu"), "2020-01-01T01:00:00Z"))
        .isEqualTo("2020-01-01T00:15:00Z");
    assertThat(floor("PT1H", null, ZoneId.of("Europe/Berlin"), "2020-10-25T01:30:00Z"))
        .isEqualTo("2020-10-25T01:00:00Z");
  }

  @Test
  void whatIsNoPeriodIsRefused() {
    for (String text :
        List.of("", "P", "PT", "1D", "P0D", "P1H", "PT1D", "P-1D", "P99999999999D")) {
      assertThatThrownBy(() -> Period.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Invalid period [" + text + "]");
    }
  }
}
