package dev.sluice.tests.random;

import dev.sluice.QueryException;
import dev.sluice.SqlException;
import dev.sluice.bench.compare.Contender;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What came of a statement in one engine. */
sealed interface Outcome {
  /** It has an answer. */
  record Answer(List<List<@Nullable Object>> rows) implements Outcome {}

  /** It was refused, or ended with a fault that a user can understand. */
  record Refusal(String reason) implements Outcome {}

  /** Something went wrong that must never go wrong. */
  record Breakdown(String reason) implements Outcome {}

  static Outcome of(Contender contender, String sql) {
    try {
      return new Answer(contender.rows(sql));
    } catch (SqlException e) {
      return isBug(e) ? new Breakdown(reason(e)) : new Refusal(reason(e));
    } catch (QueryException e) {
      return e.errorCode().equals("UnknownError") || e.errorCode().equals("Canceled")
          ? new Breakdown(e.errorCode() + ": " + reason(e))
          : new Refusal(e.errorCode() + ": " + reason(e));
    } catch (SQLException e) {
      return new Refusal(reason(e));
    } catch (Exception | AssertionError | StackOverflowError e) {
      return new Breakdown(reason(e));
    }
  }

  /** A refusal that follows from a slip of the program, or that says nothing to a user. */
  private static boolean isBug(SqlException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof NullPointerException
          || cause instanceof ClassCastException
          || cause instanceof IndexOutOfBoundsException
          || cause instanceof AssertionError
          || cause instanceof StackOverflowError
          || cause instanceof IllegalStateException
          || cause.getClass().getSimpleName().equals("CannotPlanException")) {
        return true;
      }
    }
    return false;
  }

  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String text = first(failure.getMessage());
    return root == failure
        ? failure.getClass().getSimpleName() + ": " + text
        : text + " <- " + root.getClass().getSimpleName() + ": " + first(root.getMessage());
  }

  private static String first(@Nullable String message) {
    return message == null ? "" : message.lines().findFirst().orElse("");
  }

  /** The reason without names and numbers, so that equal ones can be counted. */
  static String kind(String reason) {
    String kind =
        reason
            .replaceAll("\\[[^\\]]*\\]", "[]")
            .replaceAll("'[^']*'", "''")
            .replaceAll("\"[^\"]*\"", "\"\"")
            .replaceAll("[0-9]+", "0");
    return kind.length() > 160 ? kind.substring(0, 160) : kind.toLowerCase(Locale.ROOT).trim();
  }
}
