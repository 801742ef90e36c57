package dev.sluice;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Settings of an {@link Engine}, all of which have a default. */
public final class EngineBuilder {
  private @Nullable Path dataDirectory;
  private long memoryLimit = Runtime.getRuntime().maxMemory() / 2;
  private int threads = Runtime.getRuntime().availableProcessors();
  private @Nullable Path tempDir;
  private Clock clock = Clock.systemUTC();
  private boolean warmUp = true;

  EngineBuilder() {}

  /** Where tables are kept. Without it they live in a temporary directory until the close. */
  public EngineBuilder dataDirectory(Path directory) {
    this.dataDirectory = directory;
    return this;
  }

  /** Bytes that all queries together may use, on and off the heap. Half of the heap by default. */
  public EngineBuilder memoryLimit(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("Invalid memoryLimit [" + bytes + "]");
    }
    this.memoryLimit = bytes;
    return this;
  }

  /** Threads that work at queries. The number of cores by default. */
  public EngineBuilder threads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("Invalid threads [" + count + "]");
    }
    this.threads = count;
    return this;
  }

  /** Where queries spill. The system's folder for temporary files by default. */
  public EngineBuilder tempDir(Path directory) {
    this.tempDir = directory;
    return this;
  }

  /** What CURRENT_TIMESTAMP and the times of reports are read from. */
  public EngineBuilder clock(Clock source) {
    this.clock = source;
    return this;
  }

  /**
   * Whether a thread runs small queries in the first idle moments, some seconds in all, so that
   * others find the engine warm. True by default; a program that asks for one query at once, or
   * opens many engines, does better without.
   */
  public EngineBuilder warmUp(boolean wanted) {
    this.warmUp = wanted;
    return this;
  }

  /**
   * Opens the engine.
   *
   * @throws java.io.UncheckedIOException if a directory cannot be used
   */
  public Engine build() {
    return new Engine(this);
  }

  @Nullable Path dataDirectory() {
    return dataDirectory;
  }

  long memoryLimit() {
    return memoryLimit;
  }

  int threads() {
    return threads;
  }

  @Nullable Path tempDir() {
    return tempDir;
  }

  boolean warmUp() {
    return warmUp;
  }

  Clock clock() {
    return clock;
  }
}
