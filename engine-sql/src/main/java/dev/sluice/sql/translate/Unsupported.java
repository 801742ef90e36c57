package dev.sluice.sql.translate;

import dev.sluice.sql.parser.StatementException;

/** Refusals of what the language knows and the engine does not do. */
final class Unsupported {
  private Unsupported() {}

  static StatementException construct(String what) {
    return StatementException.of("Query could not be planned: " + what + " is not supported");
  }
}
