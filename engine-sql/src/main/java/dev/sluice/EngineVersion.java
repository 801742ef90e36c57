package dev.sluice;

import java.util.Optional;

/** The version of the engine. */
public final class EngineVersion {
  private EngineVersion() {}

  /** Returns the version that the jar's manifest names, or {@code development}. */
  public static String current() {
    return Optional.ofNullable(EngineVersion.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
