package dev.sluice.tests;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The working tree that the rules look at. */
final class Repository {
  private static final Set<String> SKIPPED = Set.of(".git", ".idea", "target", "sluice-data");

  private Repository() {}

  /** Returns the directory that holds the parent POM. */
  static Path root() {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isRegularFile(at.resolve("CHANGELOG.md"))) {
      at = at.getParent();
    }
    if (at == null) {
      throw new IllegalStateException("not inside the repository: " + Path.of("").toAbsolutePath());
    }
    return at;
  }

  /** Returns all files but those that builds and tools leave behind, sorted. */
  static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            return SKIPPED.contains(dir.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(files);
    return files;
  }

  /** Returns the Java files, of main code and of tests. */
  static List<Path> javaFiles() throws IOException {
    return files().stream().filter(file -> file.toString().endsWith(".java")).toList();
  }

  /** Returns the Java files of main code. */
  static List<Path> mainJavaFiles() throws IOException {
    Path main = Path.of("src", "main", "java");
    return javaFiles().stream().filter(file -> contains(root().relativize(file), main)).toList();
  }

  private static boolean contains(Path path, Path part) {
    for (int i = 0; i + part.getNameCount() < path.getNameCount(); i++) {
      if (path.subpath(i, i + part.getNameCount()).equals(part)) {
        return true;
      }
    }
    return false;
  }
}
