package dev.sluice.sql.parser;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads a statement list: SET statements, then a query, an INSERT, a REPLACE or an EXPLAIN. */
public final class StatementParser {
  private static final Set<String> REFUSED =
      Set.of(
          "ALTER",
          "ANALYZE",
          "CALL",
          "COPY",
          "CREATE",
          "DELETE",
          "DESCRIBE",
          "DROP",
          "GRANT",
          "MERGE",
          "REVOKE",
          "TRUNCATE",
          "UPDATE",
          "USE");
  private static final String[] STATEMENTS = {
    "\"SELECT\"",
    "\"WITH\"",
    "\"VALUES\"",
    "\"INSERT\"",
    "\"REPLACE\"",
    "\"EXPLAIN\"",
    "\"SET\"",
    "\"(\""
  };

  private final String text;
  private final TokenCursor cursor;
  private final QueryParser queries;

  private StatementParser(String text, List<Token> all, TokenCursor cursor) {
    this.text = text;
    this.cursor = cursor;
    this.queries = new QueryParser(text, all);
  }

  /**
   * Reads the text, which may end with semicolons.
   *
   * @throws StatementException with the place, if it is no statement list or one that is refused
   */
  public static ParsedStatement parse(String text) {
    List<Token> all = Lexer.tokenize(text);
    int end = all.size() - 1;
    while (end > 0 && all.get(end - 1).isSymbol(";")) {
      end--;
    }
    TokenCursor cursor = new TokenRange(all, 0, end).cursor();
    List<Assignment> assignments = AssignmentParser.parse(cursor);
    Statement statement = new StatementParser(text, all, cursor).statement();
    int parameters = (int) all.stream().filter(token -> token.isSymbol("?")).count();
    return new ParsedStatement(assignments, statement, parameters);
  }

  private Statement statement() {
    if (!cursor.takeWords("EXPLAIN")) {
      return main();
    }
    explainOptions();
    return new Statement.Explain(main());
  }

  private void explainOptions() {
    cursor.expectWord("PLAN");
    if (cursor.takeWords("INCLUDING") || cursor.takeWords("EXCLUDING")) {
      cursor.takeWords("ALL");
      cursor.expectWord("ATTRIBUTES");
    }
    if (cursor.takeWords("WITH")) {
      if (!cursor.takeWords("TYPE")) {
        cursor.expectWord("IMPLEMENTATION");
      }
    } else if (cursor.takeWords("WITHOUT")) {
      cursor.expectWord("IMPLEMENTATION");
    }
    if (cursor.takeWords("AS") && !cursor.takeWords("XML")) {
      cursor.expectWord("JSON");
    }
    cursor.expectWord("FOR");
  }

  private Statement main() {
    Token first = cursor.peek();
    if (cursor.takeWords("INSERT")) {
      return new IngestParser(text, cursor, queries).insert();
    }
    if (cursor.takeWords("REPLACE")) {
      return new IngestParser(text, cursor, queries).replace();
    }
    if (first.isWord("UPSERT")) {
      throw StatementException.at(first.position(), "UPSERT is not supported.");
    }
    String keyword = first.text().toUpperCase(Locale.ROOT);
    if (first.kind() == Token.Kind.WORD && REFUSED.contains(keyword)) {
      throw StatementException.at(first.position(), "Unsupported SQL statement [" + keyword + "]");
    }
    if (!QueryStart.at(cursor)) {
      throw cursor.unexpected(STATEMENTS);
    }
    TokenRange query = cursor.takeUntil(next -> next.peek().isSymbol(";"));
    if (!cursor.atEnd()) {
      cursor.take();
      throw cursor.unexpected("<EOF>");
    }
    return new Statement.Select(queries.query(query));
  }
}
