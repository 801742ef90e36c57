package dev.sluice.tests.random;

import dev.sluice.bench.compare.Answers;
import dev.sluice.bench.compare.Contender;
import org.jspecify.annotations.Nullable;

/** Runs one statement in both engines and judges. */
record Trial(Contender sluice, Contender duck) {

  /**
   * The judgement of a statement.
   *
   * @param problem what is wrong, or null if nothing is
   * @param refusal why the engine refused what DuckDB took, or null if it did not
   * @param invalid whether DuckDB refused it
   */
  record Verdict(@Nullable String problem, @Nullable String refusal, boolean invalid) {
    /** Whether both are the same problem, as far as one can tell. */
    boolean isLike(Verdict other) {
      return problem != null
          && other.problem != null
          && Outcome.kind(head(problem)).equals(Outcome.kind(head(other.problem)));
    }

    private static String head(String problem) {
      return problem.startsWith("answers differ") ? "answers differ" : problem;
    }

    boolean isWrongAnswer() {
      return problem != null && problem.startsWith("answers differ");
    }
  }

  Verdict judge(String sql) {
    Outcome expected = Outcome.of(duck, sql);
    Outcome actual = Outcome.of(sluice, sql);
    if (actual instanceof Outcome.Breakdown breakdown) {
      return new Verdict(breakdown.reason(), null, false);
    }
    if (!(expected instanceof Outcome.Answer answer)) {
      return new Verdict(null, null, true);
    }
    if (actual instanceof Outcome.Refusal refusal) {
      return new Verdict(null, refusal.reason(), false);
    }
    String difference = Answers.difference(((Outcome.Answer) actual).rows(), answer.rows(), false);
    return new Verdict(difference == null ? null : "answers differ: " + difference, null, false);
  }
}
