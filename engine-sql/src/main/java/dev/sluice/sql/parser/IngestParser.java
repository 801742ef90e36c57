package dev.sluice.sql.parser;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Reads INSERT and REPLACE. Every clause is optional here, so that refusals can name it. */
final class IngestParser {
  private final String text;
  private final TokenCursor cursor;
  private final QueryParser queries;

  IngestParser(String text, TokenCursor cursor, QueryParser queries) {
    this.text = text;
    this.cursor = cursor;
    this.queries = queries;
  }

  /** Reads on behind the word INSERT. */
  Statement.Ingest insert() {
    Target target = target("INSERT");
    if (cursor.peek().isWord("OVERWRITE")) {
      throw StatementException.at(
          cursor.peek().position(),
          "INSERT has no OVERWRITE clause; use REPLACE to overwrite data");
    }
    return rest(target, null, "INSERT");
  }

  /** Reads on behind the word REPLACE. */
  Statement.Ingest replace() {
    Target target = target("REPLACE");
    Token clause = cursor.peek();
    if (!cursor.takeWords("OVERWRITE") || QueryStart.at(cursor)) {
      throw StatementException.at(
          clause.position(),
          "Missing time chunk information in OVERWRITE clause for REPLACE: write OVERWRITE ALL, or"
              + " OVERWRITE WHERE with a condition on __time");
    }
    if (cursor.takeWords("ALL")) {
      return rest(target, new Statement.Overwrite(null), "REPLACE");
    }
    if (!cursor.takeWords("WHERE")) {
      throw cursor.unexpected("\"ALL\"", "\"WHERE\"");
    }
    SqlNode condition = queries.expression(cursor.takeUntil(QueryStart::at));
    return rest(target, new Statement.Overwrite(condition), "REPLACE");
  }

  private Target target(String operation) {
    cursor.expectWord("INTO");
    Token first = cursor.peek();
    if (first.isWord("EXTERN") && cursor.peek(1).isSymbol("(")) {
      throw StatementException.at(
          first.position(), operation + " INTO EXTERN is not supported: rows cannot be exported");
    }
    List<String> parts = new ArrayList<>();
    do {
      parts.add(cursor.expectName().value());
    } while (cursor.takeSymbol("."));
    SqlParserPos position = first.positionTo(cursor.previous());
    if (cursor.peek().isSymbol("(") && !QueryStart.at(cursor)) {
      TokenRange columns = cursor.takeParentheses();
      throw StatementException.at(
          columns.position(),
          "%s cannot be run with a target column list, but has %s; columns are matched by name"
              .formatted(operation, columns.text(text)));
    }
    return new Target(parts, position);
  }

  private Statement.Ingest rest(
      Target target, Statement.@Nullable Overwrite overwrite, String operation) {
    if (!QueryStart.at(cursor)) {
      throw cursor.unexpected("\"SELECT\"", "\"WITH\"", "\"VALUES\"", "\"(\"");
    }
    SqlNode query = queries.query(cursor.takeUntil(IngestParser::atClause));
    refuseOrder(query, operation);
    requirePartitioning(operation);
    Statement.PartitionedBy partitionedBy = partitionedBy(cursor.takeUntil(IngestParser::atClause));
    List<SqlNode> clusteredBy = List.of();
    if (cursor.takeWords("CLUSTERED", "BY")) {
      clusteredBy = clusteredBy(cursor.takeUntil(IngestParser::atClause));
    }
    if (!cursor.atEnd()) {
      cursor.takeSymbol(";");
      throw cursor.unexpected("<EOF>");
    }
    return new Statement.Ingest(
        target.parts, target.position, overwrite, query, partitionedBy, clusteredBy);
  }

  private static boolean atClause(TokenCursor cursor) {
    Token next = cursor.peek();
    return next.isSymbol(";")
        || ((next.isWord("PARTITIONED") || next.isWord("CLUSTERED"))
            && cursor.peek(1).isWord("BY"));
  }

  private static void refuseOrder(SqlNode query, String operation) {
    if (query instanceof SqlOrderBy order && !order.orderList.isEmpty()) {
      SqlNodeList keys = order.orderList;
      throw StatementException.at(
          keys.getParserPosition(),
          "Cannot use an ORDER BY clause on a query of type [%s], use CLUSTERED BY instead"
              .formatted(operation));
    }
  }

  private void requirePartitioning(String operation) {
    Token clause = cursor.peek();
    if (cursor.takeWords("PARTITIONED", "BY")) {
      return;
    }
    if (cursor.takeWords("CLUSTERED", "BY")) {
      cursor.takeUntil(IngestParser::atClause);
      if (cursor.peek().isWord("PARTITIONED")) {
        throw StatementException.at(
            clause.position(), "CLUSTERED BY found before PARTITIONED BY: it must come after it");
      }
    }
    throw StatementException.at(
        clause.position(),
        operation + " requires a PARTITIONED BY clause, e.g. PARTITIONED BY DAY");
  }

  private Statement.PartitionedBy partitionedBy(TokenRange range) {
    if (range.isEmpty()) {
      throw cursor.unexpected("\"HOUR\"", "\"DAY\"", "\"MONTH\"", "\"YEAR\"", "\"ALL\"");
    }
    Token first = range.get(0);
    String written = range.text(text);
    boolean allTime = range.size() == 2 && first.isWord("ALL") && range.get(1).isWord("TIME");
    if (allTime || range.size() == 1) {
      String granularity = allTime ? "ALL" : first.value();
      return new Statement.PartitionedBy(written, range.position(), granularity, null);
    }
    if (!range.get(1).isSymbol("(")) {
      Token second = range.get(1);
      throw StatementException.unexpected(
          second.text(), second.position(), List.of("<EOF>", "\"CLUSTERED\""), null);
    }
    return new Statement.PartitionedBy(written, range.position(), null, queries.expression(range));
  }

  private List<SqlNode> clusteredBy(TokenRange range) {
    List<SqlNode> keys = new ArrayList<>();
    for (TokenRange key : range.splitAtCommas()) {
      if (!key.isEmpty() && key.last().isWord("DESC")) {
        throw StatementException.at(
            key.position(),
            "Invalid CLUSTERED BY clause [%s]: cannot sort in descending order"
                .formatted(key.text(text)));
      }
      boolean ascending = key.size() > 1 && key.last().isWord("ASC");
      keys.add(queries.expression(ascending ? key.withoutLast() : key));
    }
    return keys;
  }

  private record Target(List<String> parts, SqlParserPos position) {}
}
