package dev.sluice.sql.parser;

import java.util.List;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** A statement that cannot become a query: its text, its names or its types are wrong. */
public final class StatementException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient SqlParserPos position;
  private final transient @Nullable String token;
  private final transient List<String> expected;

  private StatementException(
      String message,
      SqlParserPos position,
      @Nullable String token,
      List<String> expected,
      @Nullable Throwable cause) {
    super(message, cause);
    this.position = position;
    this.token = token;
    this.expected = List.copyOf(expected);
  }

  /** About the statement as a whole. */
  public static StatementException of(String message) {
    return new StatementException(message, SqlParserPos.ZERO, null, List.of(), null);
  }

  /** About the statement as a whole, with the exception that told it. */
  public static StatementException of(String message, Throwable cause) {
    return new StatementException(message, SqlParserPos.ZERO, null, List.of(), cause);
  }

  /** About a place in the statement, which the message names at its end. */
  public static StatementException at(SqlParserPos position, String message) {
    return at(position, message, null);
  }

  /** About a place in the statement, with the exception that told it. */
  public static StatementException at(
      SqlParserPos position, String message, @Nullable Throwable cause) {
    if (position.getLineNum() == 0) {
      return new StatementException(message, position, null, List.of(), cause);
    }
    return new StatementException(message + place(position), position, null, List.of(), cause);
  }

  /** A token where only others can stand. */
  static StatementException unexpected(
      String token, SqlParserPos position, List<String> expected, @Nullable Throwable cause) {
    String options =
        expected.size() <= MOST_OPTIONS
            ? String.join(", ", expected)
            : String.join(", ", expected.subList(0, MOST_OPTIONS)) + ", …";
    return new StatementException(
        "Received an unexpected token [%s]%s, acceptable options: [%s]"
            .formatted(token, place(position), options),
        position,
        token,
        expected,
        cause);
  }

  private static final int MOST_OPTIONS = 16;

  private static String place(SqlParserPos position) {
    return " (line [" + position.getLineNum() + "], column [" + position.getColumnNum() + "])";
  }

  /** First and last character, counted from 1; {@link SqlParserPos#ZERO} if it has no place. */
  public SqlParserPos position() {
    return position;
  }

  /** Line of the first character, from 1; 0 if it has no place. */
  public int line() {
    return position.getLineNum();
  }

  /** Column of the first character, from 1; 0 if it has no place. */
  public int column() {
    return position.getColumnNum();
  }

  /** Line of the last character. */
  public int endLine() {
    return position.getEndLineNum();
  }

  /** Column of the last character. */
  public int endColumn() {
    return position.getEndColumnNum();
  }

  /** The token that cannot stand there, or null if the failure is of another kind. */
  public @Nullable String token() {
    return token;
  }

  /** Everything that could stand there, as the grammar names it. */
  public List<String> expected() {
    return expected;
  }
}
