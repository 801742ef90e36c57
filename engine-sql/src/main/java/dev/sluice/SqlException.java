package dev.sluice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that was refused before a query came of it: its syntax, its names, its types or its
 * parameters are wrong.
 */
public final class SqlException extends QueryException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final int endLine;
  private final int endColumn;
  private final @Nullable String token;
  private final transient List<String> expected;

  SqlException(
      String message,
      int line,
      int column,
      int endLine,
      int endColumn,
      @Nullable String token,
      List<String> expected,
      Throwable cause) {
    super(message, null, null, cause);
    this.line = line;
    this.column = column;
    this.endLine = endLine;
    this.endColumn = endColumn;
    this.token = token;
    this.expected = List.copyOf(expected);
  }

  /** Line of the place that is wrong, from 1; 0 if the failure has no place. */
  public int line() {
    return line;
  }

  /** Column of the first character that is wrong, from 1; 0 if the failure has no place. */
  public int column() {
    return column;
  }

  /** Line of the last character that is wrong. */
  public int endLine() {
    return endLine;
  }

  /** Column of the last character that is wrong. */
  public int endColumn() {
    return endColumn;
  }

  /** The token that cannot stand there, or null if the failure is of another kind. */
  public @Nullable String token() {
    return token;
  }

  /** What could stand there; empty if the failure is of another kind. */
  public List<String> expected() {
    return expected;
  }
}
