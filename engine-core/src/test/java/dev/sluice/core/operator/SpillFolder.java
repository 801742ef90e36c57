package dev.sluice.core.operator;

import java.nio.file.Path;

/** Where operators under test spill to. Their files go when they are closed. */
final class SpillFolder {
  private SpillFolder() {}

  static Path path() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }
}
