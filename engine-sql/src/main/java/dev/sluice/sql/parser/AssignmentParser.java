package dev.sluice.sql.parser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the SET statements before the main one. */
final class AssignmentParser {
  private static final String[] LITERALS = {
    "<QUOTED_STRING>", "<UNSIGNED_INTEGER_LITERAL>", "\"TRUE\"", "\"FALSE\"", "\"NULL\""
  };

  private AssignmentParser() {}

  static List<Assignment> parse(TokenCursor cursor) {
    List<Assignment> assignments = new ArrayList<>();
    while (cursor.takeWords("SET")) {
      String name = cursor.expectName().value();
      cursor.expectSymbol("=");
      assignments.add(new Assignment(name, literal(cursor)));
      if (!cursor.atEnd()) {
        cursor.expectSymbol(";");
      }
    }
    return assignments;
  }

  private static @Nullable Object literal(TokenCursor cursor) {
    if (cursor.takeWords("TRUE")) {
      return true;
    }
    if (cursor.takeWords("FALSE")) {
      return false;
    }
    if (cursor.takeWords("NULL")) {
      return null;
    }
    if (cursor.peek().isWord("TIMESTAMP") || cursor.peek().isWord("DATE")) {
      if (cursor.peek(1).kind() == Token.Kind.STRING) {
        cursor.take();
        return cursor.take().value().trim().replace(' ', 'T');
      }
      throw cursor.unexpected(LITERALS);
    }
    boolean negative = cursor.peek().isSymbol("-");
    if (negative || cursor.peek().isSymbol("+")) {
      cursor.take();
    }
    return switch (cursor.peek().kind()) {
      case NUMBER -> number((negative ? "-" : "") + cursor.take().text());
      case STRING -> cursor.take().value();
      default -> throw cursor.unexpected(LITERALS);
    };
  }

  private static Object number(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException notWhole) {
      return fraction(text);
    }
  }

  private static Object fraction(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException notANumber) {
      return text;
    }
  }
}
