package dev.sluice.core.input.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.core.input.ExternArguments;
import dev.sluice.core.input.InputFormat;
import dev.sluice.core.input.InputSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonReaderTest {
  @TempDir Path folder;

  @Test
  void fieldsAreFoundByNameInAnyOrder() {
    Reading reading =
        Reading.json(
                """
                {"s":"a","n":1,"d":1.5}
                {"d":2.5,"x":{"s":[1,"b"]},"s":"b","n":2}
                { "n" : 3 }
                """,
                "s:string",
                "n:long",
                "d:double")
            .run();

    assertThat(reading.rows)
        .containsExactly(
            List.of("a", 1L, 1.5), List.of("b", 2L, 2.5), Arrays.asList(null, 3L, null));
    assertThat(reading.countedRows).isEqualTo(3);
    assertThat(reading.countedBytes).isEqualTo(24 + 42 + 12);
    assertThat(reading.files).isZero();
  }

  @Test
  void valuesAreCoercedToTheDeclaredType() {
    Reading reading =
        Reading.json(
                """
                {"s":7,"n":"12","d":7,"f":0.1,"b":true,"t":"2020-01-01T00:00:00Z"}
                {"s":12.9,"n":" 12 ","d":"12.9","f":"0.1","b":false,"t":5}
                {"s":true,"n":"+12","d":true,"f":1e3,"b":1,"t":"2020-01-01"}
                {"s":1e3,"n":"1,234","d":"abc","f":null,"b":"TRUE","t":"x"}
                {"s":-0,"n":"1e3","d":"","f":[1],"b":"x","t":null}
                {"s":18446744073709551616,"n":12.9,"d":18446744073709551616,"f":{},"b":null,"t":""}
                {"s":[1, "a",{"b" :null}],"n":true,"d":false,"f":"1","b":2.5,"t":1.5}
                {"s":{"a": 1.50},"n":99999999999999999999,"d":"NaN","f":"-Infinity","b":[],"t":[]}
                """,
                "s:string",
                "n:long",
                "d:double",
                "f:float",
                "b:boolean",
                "t:timestamp")
            .run();

    double single = (float) 0.1;
    long day = 1_577_836_800_000L;
    assertThat(reading.rows)
        .containsExactly(
            Arrays.asList("7", 12L, 7.0, single, 1L, day),
            Arrays.asList("12.9", 12L, 12.9, single, 0L, 5L),
            Arrays.asList("true", 12L, 1.0, 1000.0, 1L, day),
            Arrays.asList("1000.0", 1234L, null, null, 1L, null),
            Arrays.asList("0", 1000L, null, null, null, null),
            Arrays.asList("1.8446744073709552E19", 12L, 0x1p64, null, null, null),
            Arrays.asList("[\"1\",\"a\",\"{\\\"b\\\":null}\"]", 1L, 0.0, 1.0, 1L, 1L),
            Arrays.asList(
                "{\"a\":1.50}", Long.MAX_VALUE, Double.NaN, Double.NEGATIVE_INFINITY, null, null));
    assertThat(reading.errors).isEmpty();
  }

  @Test
  void badLinesAreReportedWithTheirPlaceAndCostOnlyThemselves() throws IOException {
    Path file = folder.resolve("bad.json");
    Files.writeString(
        file,
        """
        {"x":1}
        {"x":broken 2}

        {"x":4} trailing
        [5]
        {"x":6""");

    Reading reading = read(file, "x:long");

    assertThat(reading.rows)
        .containsExactly(List.of(1L), List.of(4L), Arrays.asList((Object) null));
    assertThat(reading.errors).hasSize(3);
    String path = file.toFile().toURI().toString();
    assertThat(reading.errors.get(0))
        .startsWith(
            "Unable to parse row [{\"x\":broken 2}] (Path: " + path + ", Record: 2, Line: 2): ")
        .contains("broken");
    assertThat(reading.errors.get(1))
        .startsWith("Unable to parse row [] (Path: " + path + ", Record: 2, Line: 3): ");
    assertThat(reading.errors.get(2))
        .startsWith("Unable to parse row [{\"x\":6] (Path: " + path + ", Record: 4, Line: 6): ");
    assertThat(reading.files).isEqualTo(1);
  }

  @Test
  void severalObjectsInOneLineAreSeveralRows() {
    assertThat(Reading.json("{\"x\":1}{\"x\":2} {\"x\":3}\n{\"x\":4}", "x:long").run().rows)
        .containsExactly(List.of(1L), List.of(2L), List.of(3L), List.of(4L));
  }

  @Test
  void repeatedFieldsGiveTheirLastValue() {
    assertThat(Reading.json("{\"x\":null,\"x\":1}\n{\"x\":1,\"x\":null}", "x:long").run().rows)
        .containsExactly(List.of(1L), Arrays.asList((Object) null));
  }

  @Test
  void nullBytesAreAFaultUnlessRemoved() {
    Reading reading = Reading.json("{\"x\":\"a\"}\n{\"x\":\"b\\u0000c\"}", "x:string");

    assertThatThrownBy(reading::run)
        .isInstanceOfSatisfying(
            FaultException.class,
            e ->
                assertThat(e.fault())
                    .isEqualTo(
                        new Fault.InvalidNullByte(
                            "external input source: inline", 2, "x", "b\0c", 1)));

    assertThat(Reading.json("{\"x\":\"b\\u0000c\"}", "x:string").removeNullBytes().run().rows)
        .containsExactly(List.of("bc"));
  }

  @Test
  void splitsOfAFileGiveEachRowOnce() throws IOException {
    Path file = folder.resolve("rows.json");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      text.append("{\"x\":")
          .append(i)
          .append(",\"s\":\"")
          .append("é".repeat(i % 50))
          .append("\"}\n");
    }
    Files.writeString(file, text);

    for (long target : new long[] {5, 100, 1000, 1 << 20}) {
      Reading reading =
          Reading.of(
                  new InputSource.Local(null, null, List.of(file.toString())),
                  InputFormat.Json.lines(),
                  "x:long",
                  "s:string")
              .targetBytes(target)
              .run();
      assertThat(reading.rows).hasSize(1000);
      for (int i = 0; i < 1000; i++) {
        assertThat(reading.rows.get(i)).containsExactly((long) i, "é".repeat(i % 50));
      }
      assertThat(reading.files).isEqualTo(1);
      assertThat(reading.countedBytes).isEqualTo(Files.size(file));
    }
  }

  @Test
  void featuresOfTheParserCanBeSwitchedOn() {
    InputFormat format =
        ExternArguments.format(
            "{\"type\":\"json\",\"featureSpec\":{\"ALLOW_SINGLE_QUOTES\":true,\"ALLOW_COMMENTS\":true}}");
    Reading reading =
        Reading.of(new InputSource.Inline("{'x':'a'/*c*/}"), format, "x:string").run();
    assertThat(reading.rows).containsExactly(List.of("a"));
  }

  @Test
  void flattenSpecReachesNestedValues() {
    InputFormat format =
        ExternArguments.format(
            """
            {"type":"json","flattenSpec":{"fields":["r",
             {"type":"path","name":"p","expr":"$.a.b[1]['c d']"},
             {"type":"path","name":"last","expr":"$.a.b[-1]"},
             {"type":"root","name":"dotted","expr":"x.y"},
             {"type":"tree","name":"t","nodes":["a","n"]}]}}
            """);
    Reading reading =
        Reading.of(
                new InputSource.Inline(
                    "{\"r\":1.5,\"x.y\":\"d\",\"a\":{\"n\":12345678901,\"b\":[0,{\"c d\":\"v\"}]},\"q\":2}\n{}"),
                format,
                "r:double",
                "p:string",
                "last:string",
                "dotted:string",
                "t:long",
                "q:long")
            .run();
    assertThat(reading.rows)
        .containsExactly(
            List.of(1.5, "v", "{\"c d\":\"v\"}", "d", 12345678901L, 2L),
            Arrays.asList(null, null, null, null, null, null));
  }

  @Test
  void objectsMaySpanLinesOrStandInAnArray() {
    String pretty = "{\n  \"x\": 1,\n  \"s\": \"a\\\"}b\"\n}\n{\n  \"x\": 2 }{\"x\":3}";
    List<List<Object>> rows =
        List.of(Arrays.asList(1L, "a\"}b"), Arrays.asList(2L, null), Arrays.asList(3L, null));
    assertThat(Reading.json(pretty, "x:long", "s:string").run().rows).isEqualTo(rows);

    String array = "\uFEFF\n[ {\"x\":1,\"s\":\"a\\\"}b\"},\r\n{\"x\":2},{\"x\"\n:3} ]\n";
    assertThat(Reading.json(array, "x:long", "s:string").run().rows).isEqualTo(rows);

    Reading broken = Reading.json("{\n\"x\":1\n}\n{\n\"x\":\n", "x:long").run();
    assertThat(broken.rows).containsExactly(List.of(1L));
    assertThat(broken.errors).hasSize(1);
    assertThat(broken.errors.get(0)).startsWith("Unable to parse row [{ \"x\": ] (Record: 2): ");
  }

  @Test
  void aLineLongerThanTheWindowIsRead() {
    String text = "x".repeat(3_000_000);
    Reading reading =
        Reading.json("{\"x\":1}\n{\"x\":2,\"s\":\"" + text + "\"}\n{\"x\":3}", "x:long", "s:string")
            .run();
    assertThat(reading.rows)
        .containsExactly(Arrays.asList(1L, null), List.of(2L, text), Arrays.asList(3L, null));
  }

  @Test
  void manyObjectsInOneLineFillSeveralBatches() {
    String objects = "{\"x\":1}".repeat(20_000);
    assertThat(Reading.json(objects, "x:long").run().rows).hasSize(20_000);
    assertThat(Reading.json("{\"x\":[]}" + objects, "x:string").run().rows).hasSize(20_001);
  }

  @Test
  void complexJsonKeepsTheTextOfEveryValue() {
    assertThat(
            Reading.json(
                    "{\"j\":{\"a\" : [1, 2.50]}}\n{\"j\":\"t\"}\n{\"j\":3}\n{\"j\":null}",
                    "j:complex<json>")
                .run()
                .rows)
        .containsExactly(
            List.of("{\"a\":[1,2.50]}"),
            List.of("\"t\""),
            List.of("3"),
            Arrays.asList((Object) null));
  }

  @Test
  void textsThatSeldomRepeatAreNotEncoded() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      text.append("{\"few\":\"v")
          .append(i % 1000)
          .append("\",\"many\":\"w")
          .append(i)
          .append("\"}\n");
    }
    Reading reading = Reading.json(text.toString(), "few:string", "many:string").run();
    for (int i = 0; i < 60_000; i++) {
      assertThat(reading.rows.get(i)).containsExactly("v" + i % 1000, "w" + i);
    }
    assertThat(reading.lastBatchForms).containsExactly("DictionaryVector", "StringVector");
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write("{\"x\":1}\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
    }
    Path file = folder.resolve("cut.json.gz");
    Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
    assertThatThrownBy(() -> read(file, "x:long"))
        .hasStackTraceContaining("Cannot read [" + file + "]");
  }

  private Reading read(Path file, String... columns) {
    return Reading.of(
            new InputSource.Local(null, null, List.of(file.toString())),
            InputFormat.Json.lines(),
            columns)
        .run();
  }
}
