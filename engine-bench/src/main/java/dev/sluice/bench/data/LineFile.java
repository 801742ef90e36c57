package dev.sluice.bench.data;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;

/** Text files that are there whole or not at all. */
final class LineFile {
  private LineFile() {}

  /** Writes the lines, unless the file is there already. */
  static void write(Path file, Iterator<String> lines) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Path part = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
    try (BufferedWriter writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
      while (lines.hasNext()) {
        writer.write(lines.next());
        writer.write('\n');
      }
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
