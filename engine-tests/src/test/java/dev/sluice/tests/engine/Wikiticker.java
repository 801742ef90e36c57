package dev.sluice.tests.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sample of wiki edits that stands beside the project where it is built. */
final class Wikiticker {
  static final Path FILE =
      Path.of("..", "..", "shared", "data", "wikiticker-2015-09-12-sampled.json.gz")
          .toAbsolutePath()
          .normalize();

  private static final List<String> TEXT =
      List.of(
          "channel",
          "cityName",
          "comment",
          "countryIsoCode",
          "countryName",
          "isAnonymous",
          "isMinor",
          "isNew",
          "isRobot",
          "isUnpatrolled",
          "namespace",
          "page",
          "regionIsoCode",
          "regionName",
          "user");
  private static final List<String> NUMBERS = List.of("metroCode", "added", "deleted", "delta");

  private Wikiticker() {}

  /** Skips the test, with the reason, where the sample is not there. */
  static void assumePresent() {
    assumeTrue(Files.exists(FILE), "no sample of wiki edits beside the project: " + FILE);
  }

  /** The sample as external data. */
  static String extern(Path file) {
    StringBuilder columns = new StringBuilder("\"time\" VARCHAR");
    for (String name : TEXT) {
      columns.append(", \"").append(name).append("\" VARCHAR");
    }
    for (String name : NUMBERS) {
      columns.append(", \"").append(name).append("\" BIGINT");
    }
    return "TABLE(EXTERN('{\"type\":\"local\",\"files\":[\"%s\"]}', '{\"type\":\"json\"}')) EXTEND (%s)"
        .formatted(file, columns);
  }

  /** Stores the sample by day. */
  static String insert(String table, Path file) {
    StringBuilder select = new StringBuilder("TIME_PARSE(\"time\") AS __time");
    Stream.concat(TEXT.stream(), NUMBERS.stream())
        .forEach(name -> select.append(", \"").append(name).append('"'));
    return "REPLACE INTO \"%s\" OVERWRITE ALL SELECT %s FROM %s PARTITIONED BY DAY"
        .formatted(table, select, extern(file));
  }
}
