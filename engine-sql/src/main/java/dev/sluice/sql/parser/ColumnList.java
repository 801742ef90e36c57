package dev.sluice.sql.parser;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * The columns that follow a table function: {@code TABLE(…) [EXTEND] (name type, …)}.
 *
 * @param function name of the table function
 * @param from first token: EXTEND, or the parenthesis
 * @param to the closing parenthesis
 * @param columns names and the texts of their types, in turns
 */
record ColumnList(Token function, Token from, Token to, SqlNodeList columns) {

  static List<ColumnList> findAll(TokenRange range) {
    List<ColumnList> found = new ArrayList<>();
    TokenCursor cursor = range.cursor();
    while (!cursor.atEnd()) {
      if (!cursor.takeWords("TABLE")) {
        cursor.take();
      } else if (cursor.peek().isSymbol("(")) {
        Token function = cursor.peek(1);
        cursor.takeParentheses();
        Token from = cursor.peek();
        if (cursor.takeWords("EXTEND") || from.isSymbol("(")) {
          found.add(read(function, from, cursor));
        }
      }
    }
    return found;
  }

  private static ColumnList read(Token function, Token from, TokenCursor cursor) {
    cursor.expectSymbol("(");
    Token open = cursor.previous();
    List<SqlNode> columns = new ArrayList<>();
    do {
      Token name = cursor.expectName();
      columns.add(new SqlIdentifier(name.value(), name.position()));
      columns.add(type(cursor));
    } while (cursor.takeSymbol(","));
    cursor.expectSymbol(")");
    Token to = cursor.previous();
    return new ColumnList(function, from, to, new SqlNodeList(columns, open.positionTo(to)));
  }

  private static SqlNode type(TokenCursor cursor) {
    if (cursor.peek().isWord("TYPE") && cursor.peek(1).isSymbol("(")) {
      cursor.takeWords("TYPE");
      cursor.expectSymbol("(");
      if (cursor.peek().kind() != Token.Kind.STRING) {
        throw cursor.unexpected("<QUOTED_STRING>");
      }
      Token text = cursor.take();
      cursor.expectSymbol(")");
      return SqlLiteral.createCharString(text.value(), text.position());
    }
    if (cursor.peek().kind() != Token.Kind.WORD) {
      throw cursor.unexpected("<TYPE>");
    }
    Token first = cursor.peek();
    StringBuilder type = new StringBuilder();
    while (cursor.peek().kind() == Token.Kind.WORD) {
      type.append(type.isEmpty() ? "" : " ").append(cursor.take().text());
      if (cursor.peek().isSymbol("(")) {
        cursor.takeParentheses();
      }
    }
    return SqlLiteral.createCharString(type.toString(), first.positionTo(cursor.previous()));
  }

  /** Makes {@code EXTEND} calls of the table functions that these lists follow. */
  static SqlNode attach(List<ColumnList> lists, SqlNode query) {
    if (lists.isEmpty()) {
      return query;
    }
    SqlNode attached =
        query.accept(
            new SqlShuttle() {
              @Override
              public @Nullable SqlNode visit(SqlCall call) {
                SqlNode visited = super.visit(call);
                if (call.getKind() != SqlKind.COLLECTION_TABLE || visited == null) {
                  return visited;
                }
                for (ColumnList list : lists) {
                  if (list.follows(call.operand(0))) {
                    return new SqlBasicCall(
                        SqlStdOperatorTable.EXTEND,
                        List.of(visited, list.columns),
                        call.getParserPosition());
                  }
                }
                return visited;
              }
            });
    return attached == null ? query : attached;
  }

  private boolean follows(SqlNode call) {
    return call.getParserPosition().getLineNum() == function.line()
        && call.getParserPosition().getColumnNum() == function.column();
  }
}
