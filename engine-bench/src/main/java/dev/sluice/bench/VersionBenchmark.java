package dev.sluice.bench;

import dev.sluice.EngineVersion;
import org.openjdk.jmh.annotations.Benchmark;

/** Shows that the benchmark harness works. */
public class VersionBenchmark {
  /** Creates the benchmark. */
  public VersionBenchmark() {}

  /** Reads the version. */
  @Benchmark
  public String version() {
    return EngineVersion.current();
  }
}
