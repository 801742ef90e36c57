package dev.sluice.tests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A program that embeds the engine needs no JVM flag, on any JDK beside the one that runs this. */
class BareProgramTest {
  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> storesAndReadsWithoutFlags() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path jdk : jdks()) {
      tests.add(DynamicTest.dynamicTest(jdk.getFileName().toString(), () -> run(jdk)));
    }
    return tests;
  }

  private void run(Path jdk) throws IOException, InterruptedException {
    Path output = folder.resolve(jdk.getFileName() + ".out");
    Process process =
        new ProcessBuilder(
                jdk.resolve("bin/java").toString(),
                "-cp",
                classPath(),
                BareProgram.class.getName(),
                folder.resolve("data-" + jdk.getFileName()).toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(3, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly();
    }
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(ended).as(text).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    assertThat(text).contains("a=4 b=2");
  }

  /** The class path without test libraries that bring flags or agents of their own. */
  private static String classPath() {
    return System.getProperty("java.class.path")
        .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
  }

  /** The JDK that runs the tests, and its neighbours of version 17 or later. */
  private static List<Path> jdks() throws IOException {
    Path home = Path.of(System.getProperty("java.home")).toRealPath();
    List<Path> jdks = new ArrayList<>();
    Path parent = home.getParent();
    if (parent == null) {
      return List.of(home);
    }
    try (Stream<Path> siblings = Files.list(parent)) {
      for (Path sibling : siblings.toList()) {
        Path real = sibling.toRealPath();
        boolean modern = Files.exists(real.resolve("bin/java")) && version(real) >= 17;
        if (modern && !jdks.contains(real)) {
          jdks.add(real);
        }
      }
    }
    return jdks.isEmpty() ? List.of(home) : jdks;
  }

  private static int version(Path jdk) throws IOException {
    Path release = jdk.resolve("release");
    if (!Files.exists(release)) {
      return 0;
    }
    for (String line : Files.readAllLines(release)) {
      if (line.startsWith("JAVA_VERSION=")) {
        String text = line.substring(line.indexOf('"') + 1);
        return Integer.parseInt(text.split("[.\"]", -1)[0]);
      }
    }
    return 0;
  }
}
