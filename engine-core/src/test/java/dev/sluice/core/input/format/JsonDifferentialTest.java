package dev.sluice.core.input.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.input.InputFormat;
import dev.sluice.core.input.InputSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The byte-level reader and Jackson agree on every row and every bad line. */
class JsonDifferentialTest {
  private static final String[] COLUMNS = {
    "a:string",
    "b:long",
    "c:double",
    "é:string",
    "long name of a column:string",
    "f:float",
    "t:boolean",
    "texts:array<string>",
    "longs:array<long>",
    "doubles:array<double>",
    "floats:array<float>"
  };
  private static final String[] LISTS = {"texts", "longs", "doubles", "floats", "a", "b"};
  private static final String[] NAMES = {
    "a", "b", "c", "é", "long name of a column", "f", "t", "other", "x y", "a\\u0062", "\\u0061", ""
  };
  private static final String[] VALUES = {
    "null",
    "true",
    "false",
    "0",
    "-0",
    "7",
    "-12",
    "123456789012345678",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "18446744073709551616",
    "99999999999999999999",
    "1.5",
    "-0.0",
    "0.001",
    "0.0010",
    "12.90",
    "1e3",
    "1E-7",
    "1e400",
    "123456.789",
    "1.7976931348623157e308",
    "\"\"",
    "\"x\"",
    "\"12\"",
    "\" +1,234.5 \"",
    "\"abc\"",
    "\"true\"",
    "\"exactly8\"",
    "\"more than eight bytes\"",
    "\"日本語\"",
    "\"é\"",
    "\"\\n\\t\\\"\\\\\\/\\b\\f\\r\"",
    "\"\\u00e9\\u65e5\"",
    "\"\\ud83d\\ude00\"",
    "\"\\ud83d\"",
    "\"\\ude00x\"",
    "\"\\ud83d\\n\"",
    "\"😀\"",
    "{}",
    "[]",
    "[1,\"a\",null,{\"b\":[]}]",
    "[true,\"12\",2.50]",
    "[\"x\\u0000y\",\"\\\"\"]",
    "{\"a\":{\"a\":1.50}}",
    "[ ]",
    // what the grammar forbids
    "01",
    "+1",
    ".5",
    "1.",
    "1e",
    "-",
    "nul",
    "truely",
    "NaN",
    "\"\\x\"",
    "\"\\u12g4\"",
    "'x'",
    "[1,]",
    "{\"a\"}",
    "{a:1}",
    "\"\t\""
  };
  private static final String[] BLANKS = {"", "", "", "", " ", "  ", "\t", "\r"};

  @TempDir Path folder;

  @Test
  void generatedLines() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      for (int i = 0; i < 60; i++) {
        lines.write(line(random).getBytes(StandardCharsets.UTF_8));
        lines.write('\n');
      }
      compare(lines.toByteArray(), "seed " + seed + ", round " + round, COLUMNS);
    }
  }

  @Test
  void mutatedLines() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      for (int i = 0; i < 60; i++) {
        byte[] line = line(random).getBytes(StandardCharsets.UTF_8);
        int changes = random.nextInt(3);
        for (int c = 0; c < changes && line.length > 0; c++) {
          byte[] likely = "\"\\{}[],:0 \n\réu".getBytes(StandardCharsets.ISO_8859_1);
          line[random.nextInt(line.length)] = likely[random.nextInt(likely.length)];
        }
        int cut = random.nextInt(8) == 0 ? random.nextInt(line.length + 1) : line.length;
        lines.write(line, 0, cut);
        lines.write('\n');
      }
      // Without arrays, which a change may turn into objects
      String[] columns = Arrays.copyOf(COLUMNS, 7);
      compare(lines.toByteArray(), "seed " + seed + ", round " + round, columns);
    }
  }

  private void compare(byte[] lines, String name, String... columns) throws IOException {
    Path file = folder.resolve("lines.json");
    // A first line of its own keeps the layout that of lines
    byte[] first = "{\"b\":1}\n".getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[first.length + lines.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(lines, 0, all, first.length, lines.length);
    Files.write(file, all);
    InputSource source = new InputSource.Local(null, null, List.of(file.toString()));
    InputFormat slow =
        new InputFormat.Json(null, Map.of("ALLOW_COMMENTS", false), null, null, null);
    Reading fast = Reading.of(source, InputFormat.Json.lines(), columns).removeNullBytes().run();
    Reading jackson = Reading.of(source, slow, columns).removeNullBytes().run();
    assertThat(fast.errors).as(name).isEqualTo(jackson.errors);
    assertThat(fast.rows).as(name).isEqualTo(jackson.rows);
  }

  private static String line(Random random) {
    if (random.nextInt(40) == 0) {
      return random.nextBoolean() ? "" : VALUES[random.nextInt(VALUES.length)];
    }
    StringBuilder line = new StringBuilder(blank(random)).append('{').append(blank(random));
    int fields = random.nextInt(8);
    boolean broken = random.nextInt(6) == 0;
    for (int i = 0; i < fields; i++) {
      int name = random.nextInt(4) == 0 ? random.nextInt(NAMES.length) : i % 7;
      int value = random.nextInt(broken ? VALUES.length : VALUES.length - 16);
      line.append(i > 0 ? "," : "").append(blank(random));
      line.append('"').append(NAMES[name]).append('"').append(blank(random)).append(':');
      line.append(blank(random)).append(VALUES[value]).append(blank(random));
    }
    if (random.nextInt(2) == 0) {
      line.append(fields > 0 ? "," : "").append('"').append(LISTS[random.nextInt(LISTS.length)]);
      line.append("\":").append(list(random, broken));
    }
    line.append('}').append(blank(random));
    int tail = random.nextInt(20);
    return line.append(tail == 0 ? "{\"a\":1}" : tail == 1 ? "rest" : tail == 2 ? "\r" : "")
        .toString();
  }

  private static String list(Random random, boolean broken) {
    StringBuilder list = new StringBuilder("[").append(blank(random));
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      int value = random.nextInt(broken ? VALUES.length : VALUES.length - 16);
      list.append(i > 0 ? "," : "").append(blank(random));
      list.append(VALUES[value]).append(blank(random));
    }
    return list.append(']').toString();
  }

  private static String blank(Random random) {
    return BLANKS[random.nextInt(BLANKS.length)];
  }
}
