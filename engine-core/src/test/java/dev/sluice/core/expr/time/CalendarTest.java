package dev.sluice.core.expr.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.expr.kernel.FixedDivisor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalendarTest {
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneOffset.UTC,
          ZoneId.of("America/Los_Angeles"),
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("Asia/Kathmandu"));

  @Test
  void datesAgreeWithJavaTime() {
    for (long day = -800_000; day < 800_000; day += 97) {
      LocalDate date = LocalDate.ofEpochDay(day);
      long packed = CivilDate.ofDays(day);
      assertThat(CivilDate.year(packed)).isEqualTo(date.getYear());
      assertThat(CivilDate.month(packed)).isEqualTo(date.getMonthValue());
      assertThat(CivilDate.day(packed)).isEqualTo(date.getDayOfMonth());
      assertThat(CivilDate.toDays(date.getYear(), date.getMonthValue(), date.getDayOfMonth()))
          .isEqualTo(day);
    }
  }

  @Test
  void divisionsByAConstantAreExact() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      long divisor = (random.nextLong() >>> 1 >>> random.nextInt(62)) + 1;
      if (divisor <= 0) {
        continue;
      }
      FixedDivisor division = new FixedDivisor(divisor);
      long[] values = {
        0,
        1,
        -1,
        divisor,
        -divisor,
        divisor - 1,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        random.nextLong(),
        random.nextLong() >> random.nextInt(60)
      };
      for (long value : values) {
        assertThat(division.floorDiv(value))
            .as("%d / %d, seed %d", value, divisor, seed)
            .isEqualTo(Math.floorDiv(value, divisor));
      }
    }
  }

  @Test
  void fieldsAgreeWithJavaTime() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      long millis = (long) ((random.nextDouble() * 400 - 200) * 365 * 86_400_000.0);
      ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC);
      assertThat(
              List.of(
                  TimeField.MILLISECOND.of(millis),
                  TimeField.SECOND.of(millis),
                  TimeField.MINUTE.of(millis),
                  TimeField.HOUR.of(millis),
                  TimeField.DAY.of(millis),
                  TimeField.DOW.of(millis),
                  TimeField.DOY.of(millis),
                  TimeField.WEEK.of(millis),
                  TimeField.MONTH.of(millis),
                  TimeField.QUARTER.of(millis),
                  TimeField.YEAR.of(millis),
                  TimeField.ISOYEAR.of(millis)))
          .as("%s, seed %d", time, seed)
          .containsExactly(
              time.getLong(ChronoField.MILLI_OF_SECOND),
              (long) time.getSecond(),
              (long) time.getMinute(),
              (long) time.getHour(),
              (long) time.getDayOfMonth(),
              (long) time.getDayOfWeek().getValue(),
              (long) time.getDayOfYear(),
              time.getLong(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
              (long) time.getMonthValue(),
              time.getLong(IsoFields.QUARTER_OF_YEAR),
              (long) time.getYear(),
              time.getLong(IsoFields.WEEK_BASED_YEAR));
    }
    long year2001 = Instant.parse("2001-01-01T00:00:00Z").toEpochMilli();
    assertThat(TimeField.CENTURY.of(year2001)).isEqualTo(21);
    assertThat(TimeField.CENTURY.of(year2001 - 1)).isEqualTo(20);
    assertThat(TimeField.MILLENNIUM.of(year2001 - 1)).isEqualTo(2);
    assertThat(TimeField.DECADE.of(year2001)).isEqualTo(200);
    assertThat(TimeField.EPOCH.of(-1)).isZero();
  }

  @Test
  void shiftsAgreeWithJavaTime() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (ZoneId zone : ZONES) {
      for (int i = 0; i < 1000; i++) {
        long millis = (long) ((random.nextDouble() * 100 - 20) * 365 * 86_400_000.0);
        int months = random.nextInt(15);
        int days = random.nextInt(40);
        int hours = random.nextInt(50) + 1;
        int steps = random.nextInt(7) - 3;
        Period period = new Period(months, 0, days, hours * 3_600_000L);
        Instant expected =
            Instant.ofEpochMilli(millis)
                .atZone(zone)
                .toLocalDateTime()
                .plusMonths((long) months * steps)
                .plusDays((long) days * steps)
                .atZone(zone)
                .toInstant()
                .plus((long) hours * steps, ChronoUnit.HOURS);
        long actual = new CalendarShift(period, zone).shift(millis, steps);
        long ambiguity = Math.abs(actual - expected.toEpochMilli());
        assertThat(ambiguity)
            .as("%d, %s x %d in %s, seed %d", millis, period, steps, zone, seed)
            .isIn(0L, 3_600_000L);
        if (zone.equals(ZoneOffset.UTC)) {
          assertThat(ambiguity).isZero();
        }
      }
    }
    long leap = Instant.parse("2020-02-29T12:00:00Z").toEpochMilli();
    assertThat(new CalendarShift(Period.parse("P1Y"), ZoneOffset.UTC).shift(leap, -1))
        .isEqualTo(Instant.parse("2019-02-28T12:00:00Z").toEpochMilli());
    ZoneId angeles = ZoneId.of("America/Los_Angeles");
    long beforeGap = Instant.parse("2020-03-07T10:30:00Z").toEpochMilli();
    assertThat(new CalendarShift(Period.parse("P1D"), angeles).shift(beforeGap, 1))
        .isEqualTo(Instant.parse("2020-03-08T10:30:00Z").toEpochMilli());
    assertThat(new CalendarShift(Period.parse("P1D"), angeles).shift(beforeGap, 2))
        .isEqualTo(Instant.parse("2020-03-09T09:30:00Z").toEpochMilli());
  }

  @Test
  void differencesAgreeWithJavaTime() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 1500; i++) {
      long from = (long) ((random.nextDouble() * 40 - 20) * 365 * 86_400_000.0);
      long to = (long) ((random.nextDouble() * 40 - 20) * 365 * 86_400_000.0);
      ZonedDateTime a = Instant.ofEpochMilli(from).atZone(ZoneOffset.UTC);
      ZonedDateTime b = Instant.ofEpochMilli(to).atZone(ZoneOffset.UTC);
      for (ChronoUnit unit :
          List.of(
              ChronoUnit.SECONDS,
              ChronoUnit.HOURS,
              ChronoUnit.DAYS,
              ChronoUnit.WEEKS,
              ChronoUnit.MONTHS,
              ChronoUnit.YEARS)) {
        String name = unit.name().substring(0, unit.name().length() - 1);
        Period period = TimeUnits.period(name);
        assertThat(TimeUnits.between(from, to, period, ZoneOffset.UTC))
            .as("%s from %s to %s, seed %d", unit, a, b, seed)
            .isEqualTo(between(unit, a, b));
      }
    }
  }

  /** The most units that can be added without going past the end. */
  private static long between(ChronoUnit unit, ZonedDateTime from, ZonedDateTime to) {
    if (from.isAfter(to)) {
      return -between(unit, to, from);
    }
    long units = unit.between(from, to);
    return from.plus(units + 1, unit).isAfter(to) ? units : units + 1;
  }

  @Test
  void readsIntervals() {
    IsoInterval day = IsoInterval.parse("2000-01-01/2000-01-02", ZoneOffset.UTC);
    assertThat(IsoInterval.parse("2000-01-01/P1D", ZoneOffset.UTC)).isEqualTo(day);
    assertThat(IsoInterval.parse("P1D/2000-01-02T00:00:00Z", ZoneOffset.UTC)).isEqualTo(day);
    for (String text : List.of("", "2000", "P1D/P1D", "2000-01-02/2000-01-01", "a/b")) {
      assertThatThrownBy(() -> IsoInterval.parse(text, ZoneOffset.UTC))
          .hasMessageContaining("Invalid interval [" + text + "]");
    }
  }
}
