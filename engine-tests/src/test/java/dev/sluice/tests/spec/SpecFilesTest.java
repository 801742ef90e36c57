package dev.sluice.tests.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * All spec files, each under some configurations, with {@code -Dspec.all=true} under all. {@code
 * -Dspec.only=path[:line]} runs one file, or one record of it; {@code -Dspec.update=true} rewrites
 * expectations.
 */
class SpecFilesTest {
  private static final Path SPECS = Path.of("specs");

  @TestFactory
  List<DynamicTest> specFiles() throws IOException {
    String only = System.getProperty("spec.only", "");
    int colon = only.lastIndexOf(':');
    String wanted = colon < 0 ? only : only.substring(0, colon);
    int line = colon < 0 ? 0 : Integer.parseInt(only.substring(colon + 1));
    List<DynamicTest> tests = new ArrayList<>();
    int number = 0;
    try (Stream<Path> files = Files.walk(SPECS)) {
      for (Path path : files.filter(f -> f.toString().endsWith(".slt")).sorted().toList()) {
        number++;
        if (!path.toString().contains(wanted)) {
          continue;
        }
        for (SpecConfiguration configuration : configurations(number, !only.isEmpty())) {
          tests.add(
              DynamicTest.dynamicTest(
                  SPECS.relativize(path) + " (" + configuration.name() + ")",
                  () -> new SpecRunner(SpecFile.read(path), configuration, line).run()));
        }
      }
    }
    return tests;
  }

  private static List<SpecConfiguration> configurations(int file, boolean one) {
    if (Boolean.getBoolean("spec.update")) {
      return List.of(SpecConfiguration.DEFAULT);
    }
    return one || Boolean.getBoolean("spec.all")
        ? SpecConfiguration.ALL
        : SpecConfiguration.some(file);
  }
}
