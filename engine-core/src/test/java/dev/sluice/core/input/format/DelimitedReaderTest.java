package dev.sluice.core.input.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.core.input.InputFormat;
import dev.sluice.core.input.InputSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DelimitedReaderTest {
  private static final String[] XYZ = {"x:string", "y:string", "z:string"};

  @TempDir Path folder;

  @Test
  void valuesGoByPosition() {
    Reading reading =
        csv(
            "a,1,2.5\r\nb,,\"x\"\n\"\",2\n\n,\" 7 \",1,more\nlast,-5,1e2",
            "x:string",
            "y:long",
            "z:double");

    assertThat(reading.rows)
        .containsExactly(
            List.of("a", 1L, 2.5),
            Arrays.asList("b", null, null),
            Arrays.asList("", 2L, null),
            Arrays.asList(null, null, null),
            Arrays.asList(null, 7L, 1.0),
            List.of("last", -5L, 100.0));
    assertThat(reading.errors).isEmpty();
  }

  @Test
  void quotedValuesHoldQuotesSeparatorsAndLineBreaks() {
    assertThat(csv("\"a \"\"b\"\"\",\"c,d\",\"e\nf\r\n\"\nx\"y,\"é\",\"\"\"\"", XYZ).rows)
        .containsExactly(List.of("a \"b\"", "c,d", "e\nf\r\n"), List.of("x\"y", "é", "\""));
  }

  @Test
  void brokenQuotesCostTheLineInWhichTheRecordStarts() throws IOException {
    Path file = folder.resolve("bad.csv");
    Files.writeString(file, "a,b,c\n\"x\ny\",1,2\n\"p\"q,1,2\nd,e,f\ng,\"open,1\nh,i,j\n");
    Reading reading = Reading.of(local(file), columns("x", "y", "z"), XYZ).run();

    assertThat(reading.rows)
        .containsExactly(
            List.of("a", "b", "c"),
            List.of("x\ny", "1", "2"),
            List.of("d", "e", "f"),
            List.of("h", "i", "j"));
    String path = file.toFile().toURI().toString();
    assertThat(reading.errors)
        .containsExactly(
            "Unable to parse row [\"p\"q,1,2] (Path: "
                + path
                + ", Record: 3, Line: 4): a closing quote is followed by other text",
            "Unable to parse row [g,\"open,1] (Path: "
                + path
                + ", Record: 4, Line: 6): a quoted value does not end");
  }

  @Test
  void headersNameTheColumns() {
    InputFormat.Csv header = new InputFormat.Csv(null, true, null, 2, null, null);
    String data = "\uFEFFskipped\n\"skipped\ny,,\"x\"\n1,2,3\n";
    assertThat(
            Reading.of(new InputSource.Inline(data), header, "x:long", "column_2:long", "z:long")
                .run()
                .rows)
        .containsExactly(Arrays.asList(3L, 2L, null));

    InputFormat.Csv atOnce = new InputFormat.Csv(null, null, true, null, null, null);
    assertThat(Reading.of(new InputSource.Inline("\uFEFFx\n1"), atOnce, "x:long").run().rows)
        .containsExactly(List.of(1L));
    assertThat(Reading.of(new InputSource.Inline("x"), atOnce, "x:long").run().rows).isEmpty();
    assertThat(Reading.of(new InputSource.Inline(""), atOnce, "x:long").run().rows).isEmpty();
    assertThatThrownBy(() -> Reading.of(new InputSource.Inline("x,y,x\n"), atOnce, "x:long").run())
        .hasMessageContaining("Duplicate column entries found : [x]");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstValue() {
    assertThat(csv("\uFEFF1,2,3", "x:long").rows).containsExactly(List.of(1L));
  }

  @Test
  void tsvKnowsNoQuotes() {
    InputFormat.Tsv tsv =
        new InputFormat.Tsv(List.of("x", "y", "z"), null, null, null, null, null, null);
    assertThat(Reading.of(new InputSource.Inline("\"a\tb\"\t\n"), tsv, XYZ).run().rows)
        .containsExactly(Arrays.asList("\"a", "b\"", null));

    InputFormat.Tsv bars =
        new InputFormat.Tsv(List.of("x", "y", "z"), "|", null, null, null, null, null);
    assertThat(Reading.of(new InputSource.Inline("1|2|3"), bars, XYZ).run().rows)
        .containsExactly(List.of("1", "2", "3"));
  }

  @Test
  void nullBytesAreAFaultUnlessRemoved() {
    assertThatThrownBy(() -> csv("a,b,c\nd,e\0f,g", XYZ))
        .isInstanceOfSatisfying(
            FaultException.class,
            e ->
                assertThat(e.fault())
                    .isEqualTo(
                        new Fault.InvalidNullByte(
                            "external input source: inline", 2, "y", "e\0f", 1)));
    assertThat(
            Reading.of(new InputSource.Inline("d,e\0f,g"), columns("x", "y", "z"), XYZ)
                .removeNullBytes()
                .run()
                .rows)
        .containsExactly(List.of("d", "ef", "g"));
  }

  @Test
  void malformedTextIsReplaced() throws IOException {
    Path file = folder.resolve("malformed.csv");
    byte[] bytes = "ab,c".getBytes(StandardCharsets.ISO_8859_1);
    bytes[1] = (byte) 0xE9;
    Files.write(file, bytes);
    assertThat(Reading.of(local(file), columns("x", "y"), "x:string", "y:string").run().rows)
        .containsExactly(List.of("a\uFFFD", "c"));
  }

  @Test
  void recordsAreThoseOfFastCsv() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      String text = randomCsv(random, false);
      List<List<String>> expected = new ArrayList<>();
      try (CsvReader<de.siegmar.fastcsv.reader.CsvRecord> reader =
          CsvReader.builder()
              .skipEmptyLines(false)
              .allowMissingFields(true)
              .allowExtraFields(true)
              .ofCsvRecord(text)) {
        reader.forEach(record -> expected.add(record.getFields()));
      }
      Reading reading = csv(text, XYZ);
      assertThat(reading.errors).as("seed %d, round %d", seed, round).isEmpty();
      assertThat(reading.rows.stream().map(DelimitedReaderTest::texts).toList())
          .as("seed %d, round %d: %s", seed, round, text)
          .isEqualTo(expected.stream().map(DelimitedReaderTest::threeTexts).toList());
    }
  }

  @Test
  void splitsGiveTheRecordsOfTheWholeFile() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      String text = randomCsv(random, true);
      Path file = folder.resolve("split.csv");
      Files.writeString(file, text);
      InputFormat.Csv format = columns("x", "y", "z");
      Reading whole = Reading.of(local(file), format, XYZ).run();
      Reading split =
          Reading.of(local(file), format, XYZ).targetBytes(1 + random.nextInt(30)).run();
      String name = "seed " + seed + ", round " + round + ": " + text;
      assertThat(split.rows).as(name).isEqualTo(whole.rows);
      assertThat(split.errors.stream().map(DelimitedReaderTest::withoutRecord).toList())
          .as(name)
          .isEqualTo(whole.errors.stream().map(DelimitedReaderTest::withoutRecord).toList());
    }
  }

  private static String withoutRecord(String error) {
    // A cut after a broken record may change the reason, as what follows it is not seen
    return error.replaceFirst("Record: [0-9]+, ", "").replaceFirst("\\): .*", "");
  }

  private static List<Object> texts(List<Object> row) {
    return row.stream().map(value -> value == null ? "" : value).toList();
  }

  private static List<String> threeTexts(List<String> fields) {
    List<String> three = new ArrayList<>(fields);
    while (three.size() < 3) {
      three.add("");
    }
    return three.subList(0, 3);
  }

  private static String randomCsv(Random random, boolean broken) {
    String[] plain = {"", "a", "12", "é", "x\"y", "long text without end", " ", "日本語"};
    String[] quoted = {"\"\"", "\"a,b\"", "\"\"\"\"", "\"line\nbreak\"", "\"\r\n\"", "\"é\"\"\""};
    String[] bad = {"\"a\"b", "\"", "\"x", "\"\"\"", "\n"};
    StringBuilder text = new StringBuilder();
    int records = random.nextInt(20);
    for (int i = 0; i < records; i++) {
      int fields = 1 + random.nextInt(4);
      for (int f = 0; f < fields; f++) {
        if (f > 0) {
          text.append(',');
        }
        int kind = random.nextInt(broken ? 12 : 10);
        String[] from = kind < 6 ? plain : kind < 10 ? quoted : bad;
        text.append(from[random.nextInt(from.length)]);
      }
      text.append(random.nextBoolean() ? "\n" : "\r\n");
    }
    return text.toString();
  }

  private static Reading csv(String data, String... columns) {
    return Reading.of(new InputSource.Inline(data), columns("x", "y", "z"), columns).run();
  }

  private static InputFormat.Csv columns(String... names) {
    return new InputFormat.Csv(List.of(names), null, null, null, null, null);
  }

  private static InputSource local(Path file) {
    return new InputSource.Local(null, null, List.of(file.toString()));
  }
}
