package dev.sluice.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules about files that no compiler knows. */
class HouseRulesTest {
  private static final int MAX_LINES = 700;
  private static final long MAX_BYTES = 1 << 20;
  // Written in two parts, so that this file passes its own rule.
  private static final Pattern LATER =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b(?!\\(#\\d+\\))");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)[^)]*\\)");

  @Test
  void everyPackageOfMainCodeSaysWhatItIs() throws IOException {
    TreeSet<Path> without = new TreeSet<>();
    for (Path file : Repository.mainJavaFiles()) {
      if (!Files.exists(file.resolveSibling("package-info.java"))) {
        without.add(file.getParent());
      }
    }
    assertThat(without).as("packages without package-info.java").isEmpty();
  }

  @Test
  void filesAreSmall() throws IOException {
    List<String> large = new ArrayList<>();
    for (Path file : Repository.files()) {
      if (Files.size(file) > MAX_BYTES) {
        large.add(file + ": " + Files.size(file) + " bytes");
      }
    }
    assertThat(large).as("files over 1 MB").isEmpty();
  }

  @Test
  void mainClassesAreShort() throws IOException {
    List<String> longFiles = new ArrayList<>();
    for (Path file : Repository.mainJavaFiles()) {
      int lines = Files.readAllLines(file).size();
      if (lines > MAX_LINES) {
        longFiles.add(file + ": " + lines + " lines");
      }
    }
    assertThat(longFiles).as("Java files of main code over " + MAX_LINES + " lines").isEmpty();
  }

  @Test
  void workForLaterNamesItsIssue() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : Repository.javaFiles()) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (LATER.matcher(lines.get(i)).find()) {
          found.add(file + ":" + (i + 1) + ": " + lines.get(i).strip());
        }
      }
    }
    assertThat(found).as("markers without an issue number").isEmpty();
  }

  @Test
  void theChangelogHasASectionForWhatIsNotReleased() throws IOException {
    assertThat(Files.readAllLines(Repository.root().resolve("CHANGELOG.md")))
        .contains("## Unreleased");
  }

  @Test
  void linksInDocumentsResolve() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      Matcher link = LINK.matcher(Files.readString(document));
      while (link.find()) {
        String target = link.group(1).replaceFirst("#.*$", "");
        if (target.isEmpty() || target.contains("://") || target.startsWith("mailto:")) {
          continue;
        }
        if (!Files.exists(document.resolveSibling(target))) {
          broken.add(document + " -> " + target);
        }
      }
    }
    assertThat(broken).as("links to files that do not exist").isEmpty();
  }

  private static List<Path> documents() throws IOException {
    Path root = Repository.root();
    Path docs = root.resolve("docs");
    return Repository.files().stream()
        .filter(file -> file.toString().endsWith(".md"))
        .filter(file -> file.getParent().equals(root) || file.startsWith(docs))
        .toList();
  }
}
