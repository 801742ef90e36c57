package dev.sluice.core.expr.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private interface Parser {
    boolean parse(byte[] data, int start, int length, long[] out, int at);
  }

  /** Parses the text in the middle of other bytes, and at the end of an array. */
  private static Instant parse(Parser parser, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    byte[] padded = new byte[utf8.length + 40];
    Arrays.fill(padded, (byte) '7');
    System.arraycopy(utf8, 0, padded, 3, utf8.length);
    long[] out = new long[3];
    boolean inside = parser.parse(padded, 3, utf8.length, out, 1);
    boolean alone = parser.parse(utf8, 0, utf8.length, out, 2);
    assertThat(inside).as(text).isEqualTo(alone);
    assertThat(alone ? out[1] : 0).as(text).isEqualTo(alone ? out[2] : 0);
    return alone ? Instant.ofEpochMilli(out[2]) : null;
  }

  private static Instant iso(String text, ZoneId zone) {
    return parse(new IsoTimeText(zone)::parse, text);
  }

  @ParameterizedTest
  @CsvSource({
    "2015-09-12T00:46:58.771Z, 2015-09-12T00:46:58.771Z",
    "2015-09-12 00:46:58.771Z, 2015-09-12T00:46:58.771Z",
    "2015-09-12T00:46:58Z, 2015-09-12T00:46:58Z",
    "2015-09-12T00:46:58, 2015-09-11T22:46:58Z",
    "2015-09-12T00:46:58.7, 2015-09-11T22:46:58.700Z",
    "2015-09-12T00:46:58.771999Z, 2015-09-12T00:46:58.771Z",
    "2015-09-12T00:46:58+02:00, 2015-09-11T22:46:58Z",
    "2015-09-12T00:46:58.5-0830, 2015-09-12T09:16:58.500Z",
    "2015-09-12T00:46:58-08, 2015-09-12T08:46:58Z",
    "2015-09-12T00:46, 2015-09-11T22:46:00Z",
    "2015-09-12T05, 2015-09-12T03:00:00Z",
    "2015-09-12T05.5Z, 2015-09-12T05:30:00Z",
    "2015-09-12, 2015-09-11T22:00:00Z",
    "2015-09, 2015-08-31T22:00:00Z",
    "2015, 2014-12-31T23:00:00Z",
    "2015-255, 2015-09-11T22:00:00Z",
    "2015-W37-6, 2015-09-11T22:00:00Z",
    "2015-W01, 2014-12-28T23:00:00Z",
    "2015-9-2, 2015-09-01T22:00:00Z",
    "2020-02-29T23:59:59.999Z, 2020-02-29T23:59:59.999Z",
    "2020-03-29T02:30:00, 2020-03-29T01:30:00Z",
    "2020-10-25T02:30:00, 2020-10-25T00:30:00Z",
    "-0001-01-01T00:00:00Z, -0001-01-01T00:00:00Z",
    "12015-01-01T00:00:00Z, +12015-01-01T00:00:00Z"
  })
  void readsIsoTimes(String text, String expected) {
    assertThat(iso(text, BERLIN)).isEqualTo(Instant.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "2015-13-01",
        "2015-02-29",
        "2015-00-10",
        "2015-01-00",
        "2015-09-12T24:00:00Z",
        "2015-09-12T00:60:00Z",
        "2015-09-12T00:00:60Z",
        "2015-09-12T00:00:00.000Zx",
        "2015-09-12T00:00:00.000X",
        "2015/09/12",
        "2015-09-12T",
        "2015-09-12t00:00:00.000Z",
        "2015-09-12T00:00:00.",
        "1442018818771",
        "2015-366",
        "2015-W54-1",
        "2015-W01-8",
        "2015-09-12T00:46:58+1",
        "２０１５-09-12T00:46:58.771Z",
        "2015-09-12T0a:46:58.771Z",
        "2015-09-12T00:46:58.7:1Z",
        "999999999-01-01",
        " 2015-09-12",
        "2015-09-12T00:46:58+25:00"
      })
  void refusesWhatIsNoIsoTime(String text) {
    assertThat(iso(text, ZoneOffset.UTC)).isNull();
  }

  @Test
  void everyChangedByteOfTheFastFormIsNoticed() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    IsoTimeText parser = new IsoTimeText(ZoneOffset.UTC);
    for (int i = 0; i < 3_000; i++) {
      long millis = (long) (random.nextDouble() * 4_102_444_800_000L);
      String text =
          DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
              .format(
                  LocalDateTime.ofEpochSecond(
                      Math.floorDiv(millis, 1000L),
                      (int) Math.floorMod(millis, 1000L) * 1_000_000,
                      ZoneOffset.UTC));
      assertThat(parse(parser::parse, text)).isEqualTo(Instant.ofEpochMilli(millis));
      char[] changed = text.toCharArray();
      changed[random.nextInt(changed.length)] = (char) (32 + random.nextInt(95));
      Instant expected = strict(new String(changed));
      if (expected != null) {
        assertThat(parse(parser::parse, new String(changed)))
            .as("%s, seed %d", new String(changed), seed)
            .isEqualTo(expected);
      }
    }
  }

  private static Instant strict(String text) {
    if (!text.matches("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z")) {
      return null;
    }
    try {
      return Instant.parse(text.replace(' ', 'T'));
    } catch (java.time.DateTimeException e) {
      return null;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2000-01-02 03:04:05, 2000-01-02T02:04:05Z",
    "2000-01-02 03:04:05.678, 2000-01-02T02:04:05.678Z",
    "2000-01-02, 2000-01-01T23:00:00Z",
    "2000-01-02T03:04:05,",
    "2000-01-02 03:04:05Z,",
    "2000-1,",
    "x,"
  })
  void readsSqlTimes(String text, String expected) {
    assertThat(parse(new SqlTimeText(BERLIN)::parse, text))
        .isEqualTo(expected == null ? null : Instant.parse(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yyyy-MM-dd HH:mm:ss | 2015-09-12 00:46:58 | 2015-09-11T22:46:58Z",
        "yyyyMMdd | 20150912 | 2015-09-11T22:00:00Z",
        "yyyyMMddHHmmssSSS | 20150912004658771 | 2015-09-11T22:46:58.771Z",
        "MM/dd/yyyy | 9/2/2015 | 2015-09-01T22:00:00Z",
        "yyyy-MM-dd'T'HH:mm:ss.SSSZ | 2015-09-12T00:46:58.771+0200 | 2015-09-11T22:46:58.771Z",
        "yyyy-MM-dd'T'HH:mm:ss.SSSZZ | 2015-09-12T00:46:58.771Z | 2015-09-12T00:46:58.771Z",
        "dd/MMM/yyyy:HH:mm:ss Z | 12/Sep/2015:00:46:58 -0800 | 2015-09-12T08:46:58Z",
        "EEEE, d MMMM yyyy | saturday, 12 september 2015 | 2015-09-11T22:00:00Z",
        "h:mm a, yyyy-MM-dd | 12:30 AM, 2015-09-12 | 2015-09-11T22:30:00Z",
        "K a yyyy | 11 pm 2015 | 2015-01-01T22:00:00Z",
        "k yyyy | 24 2015 | 2014-12-31T23:00:00Z",
        "yyyy-DDD | 2015-255 | 2015-09-11T22:00:00Z",
        "xxxx-'W'ww-e | 2015-W37-6 | 2015-09-11T22:00:00Z",
        "MM-dd | 02-29 | 2000-02-28T23:00:00Z",
        "HH:mm | 05:30 | 1970-01-01T04:30:00Z",
        "yyyy-MM-dd HH:mm z | 2015-09-12 00:46 PST | 2015-09-12T07:46:00Z",
        "yyyy-MM-dd HH:mm ZZZ | 2015-09-12 00:46 Asia/Tokyo | 2015-09-11T15:46:00Z",
        "yyyy 'o''clock' | 2015 o'clock | 2014-12-31T23:00:00Z",
        "y G | 1 BC | 0000-01-01T00:00:00Z"
      })
  void readsPatterns(String pattern, String text, String expected) {
    ZoneId zone = pattern.contains("G") ? ZoneOffset.UTC : BERLIN;
    assertThat(parse(TimePattern.of(pattern, zone)::parse, text))
        .isEqualTo(Instant.parse(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yyyy-MM-dd | 2015-02-29",
        "yyyy-MM-dd | 2015-02-09x",
        "yyyy-MM-dd | 2015-02",
        "HH | 24",
        "hh a | 13 AM",
        "MMM | Foo",
        "Z | 0100"
      })
  void refusesWhatDoesNotFitThePattern(String pattern, String text) {
    assertThat(parse(TimePattern.of(pattern, BERLIN)::parse, text)).isNull();
  }

  @Test
  void printsLikeJavaTime() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> patterns =
        List.of(
            "yyyy-MM-dd HH:mm:ss.SSS",
            "yy M d H h K k m s S",
            "EEE EEEE MMM MMMM a",
            "DDD",
            "yyyy-MM-dd'T'HH:mm:ss''");
    for (ZoneId zone : List.of(ZoneOffset.UTC, BERLIN, ZoneId.of("America/New_York"))) {
      for (String pattern : patterns) {
        DateTimeFormatter reference = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        TimePattern printer = TimePattern.of(pattern, zone);
        for (int i = 0; i < 60; i++) {
          long millis = (long) (random.nextDouble() * 4_102_444_800_000L);
          assertThat(printer.print(millis))
              .as("%s of %d in %s, seed %d", pattern, millis, zone, seed)
              .isEqualTo(reference.format(Instant.ofEpochMilli(millis).atZone(zone)));
        }
      }
    }
  }

  @Test
  void printsZones() {
    long summer = Instant.parse("2015-07-01T00:00:00Z").toEpochMilli();
    assertThat(TimePattern.of("Z ZZ ZZZ z", BERLIN).print(summer))
        .isEqualTo("+0200 +02:00 Europe/Berlin CEST");
    assertThat(TimePattern.of("Z ZZ ZZZ z", ZoneOffset.UTC).print(summer))
        .isEqualTo("+0000 +00:00 UTC UTC");
    assertThat(TimePattern.of("xxxx-ww-e", ZoneOffset.UTC).print(summer)).isEqualTo("2015-27-3");
  }

  @Test
  void yearsOfTwoDigitsLieAroundToday() {
    long millis = Instant.parse("2015-07-01T00:00:00Z").toEpochMilli();
    TimePattern pattern = TimePattern.of("yy-MM-dd", ZoneOffset.UTC);
    assertThat(pattern.print(millis)).isEqualTo("15-07-01");
    assertThat(parse(pattern::parse, "15-07-01")).isEqualTo(Instant.ofEpochMilli(millis));
    assertThat(parse(pattern::parse, "2015-07-01")).isEqualTo(Instant.ofEpochMilli(millis));
  }

  @Test
  void badPatternsAreRefused() {
    assertThatThrownBy(() -> TimePattern.of("yyyy-bb", ZoneOffset.UTC))
        .hasMessage("Unknown letter [b] in time pattern [yyyy-bb]");
    assertThatThrownBy(() -> TimePattern.of("yyyy 'x", ZoneOffset.UTC))
        .hasMessage("Quote is not closed in time pattern [yyyy 'x]");
    assertThatThrownBy(() -> TimeZones.parse("Mars/Base")).hasMessageContaining("[Mars/Base]");
  }

  @Test
  void printsIsoTimes() {
    byte[] out = new byte[TimePrinter.MAX_BYTES + 2];
    long millis = Instant.parse("2015-07-01T01:02:03.004Z").toEpochMilli();
    int end = new TimePrinter(ZoneOffset.UTC).iso(millis, out, 2);
    assertThat(new String(out, 2, end - 2, StandardCharsets.US_ASCII))
        .isEqualTo("2015-07-01T01:02:03.004Z");
    end = new TimePrinter(ZoneId.of("America/New_York")).iso(millis, out, 2);
    assertThat(new String(out, 2, end - 2, StandardCharsets.US_ASCII))
        .isEqualTo("2015-06-30T21:02:03.004-04:00");
    end = new TimePrinter(ZoneOffset.UTC).iso(Long.MAX_VALUE, out, 2);
    assertThat(new String(out, 2, end - 2, StandardCharsets.US_ASCII))
        .isEqualTo("292278994-08-17T07:12:55.807Z");
  }
}
