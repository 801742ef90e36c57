package dev.sluice.sql.parser;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Reads queries and expressions that are part of a longer text. Calcite is given the text up to the
 * end of the part with spaces for all that is not of it, so that lines and columns stay.
 */
final class QueryParser {
  private final String text;
  private final List<Token> tokens;

  QueryParser(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  /** Reads a query with the column lists of its external tables. */
  SqlNode query(TokenRange range) {
    List<ColumnList> lists = ColumnList.findAll(range);
    StringBuilder visible = visible(range);
    for (ColumnList list : lists) {
      blank(visible, list.from().start(), list.to().end());
    }
    SqlNode query;
    try {
      query = SqlParser.create(visible.toString(), Dialect.PARSER).parseQuery();
    } catch (SqlParseException e) {
      throw failure(e, range);
    }
    return renumbered(ColumnList.attach(lists, query), range);
  }

  /** Reads one expression. */
  SqlNode expression(TokenRange range) {
    try {
      SqlNode expression =
          SqlParser.create(visible(range).toString(), Dialect.PARSER).parseExpression();
      return renumbered(expression, range);
    } catch (SqlParseException e) {
      throw failure(e, range);
    }
  }

  private StringBuilder visible(TokenRange range) {
    if (range.isEmpty()) {
      Token next = range.following();
      throw StatementException.unexpected(
          next.text(), next.position(), List.of("<EXPRESSION>"), null);
    }
    StringBuilder visible = new StringBuilder(text.substring(0, range.last().end()));
    blank(visible, 0, range.get(0).start());
    return visible;
  }

  private static void blank(StringBuilder text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c != '\n' && c != '\r') {
        text.setCharAt(i, ' ');
      }
    }
  }

  /** Counts {@code ?} from the begin of the whole text. */
  private SqlNode renumbered(SqlNode node, TokenRange range) {
    int before = 0;
    for (Token token : tokens.subList(0, range.from())) {
      before += token.isSymbol("?") ? 1 : 0;
    }
    if (before == 0) {
      return node;
    }
    int first = before;
    SqlNode renumbered =
        node.accept(
            new SqlShuttle() {
              @Override
              public SqlNode visit(SqlDynamicParam parameter) {
                return new SqlDynamicParam(
                    first + parameter.getIndex(), parameter.getParserPosition());
              }
            });
    return renumbered == null ? node : renumbered;
  }

  private StatementException failure(SqlParseException failure, TokenRange range) {
    SqlParserPos position = failure.getPos();
    List<String> expected = new ArrayList<>(failure.getExpectedTokenNames());
    if (expected.isEmpty() || position == null) {
      String reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
      return position == null
          ? StatementException.of(reason)
          : StatementException.at(position, reason, failure);
    }
    Collections.sort(expected);
    boolean atEnd = String.valueOf(failure.getMessage()).startsWith("Encountered \"<EOF>\"");
    Token token = atEnd ? range.following() : tokenAt(position, range);
    return StatementException.unexpected(token.text(), token.position(), expected, failure);
  }

  /** The token at a place, or the first one behind it. */
  private static Token tokenAt(SqlParserPos position, TokenRange range) {
    for (int i = 0; i < range.size(); i++) {
      Token token = range.get(i);
      boolean reached =
          token.endLine() > position.getLineNum()
              || (token.endLine() == position.getLineNum()
                  && token.endColumn() >= position.getColumnNum());
      if (reached) {
        return token;
      }
    }
    return range.following();
  }
}
