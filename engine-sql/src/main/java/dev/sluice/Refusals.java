package dev.sluice;

import dev.sluice.sql.parser.StatementException;

/** Turns refusals of the planner into those of the API. */
final class Refusals {
  private Refusals() {}

  static SqlException of(StatementException refusal) {
    return new SqlException(
        String.valueOf(refusal.getMessage()),
        refusal.line(),
        refusal.column(),
        refusal.endLine(),
        refusal.endColumn(),
        refusal.token(),
        refusal.expected(),
        refusal);
  }
}
