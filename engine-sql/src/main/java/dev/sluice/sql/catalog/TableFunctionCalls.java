package dev.sluice.sql.catalog;

import dev.sluice.sql.parser.StatementException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Declares the external tables of a query and puts their names where they are called. */
public final class TableFunctionCalls extends SqlShuttle {
  private final StatementCatalog catalog;

  private TableFunctionCalls(StatementCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The query with names for the calls of table functions; the tables are in the catalog then.
   *
   * @throws StatementException if a function is unknown or one of its arguments is wrong
   */
  public static SqlNode declare(SqlNode query, StatementCatalog catalog) {
    SqlNode named = query.accept(new TableFunctionCalls(catalog));
    return named == null ? query : named;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call.getKind() == SqlKind.EXTEND
        && call.operand(0) instanceof SqlCall table
        && table.getKind() == SqlKind.COLLECTION_TABLE) {
      return declared(table, call.operand(1));
    }
    if (call.getKind() == SqlKind.COLLECTION_TABLE) {
      return declared(call, null);
    }
    return super.visit(call);
  }

  private SqlNode declared(SqlCall table, @Nullable SqlNodeList columns) {
    SqlCall function = table.operand(0);
    try {
      TableFunction called = TableFunction.named(function.getOperator().getName());
      ExternalTable external =
          called.apply(
              TableFunctionArguments.of(called, function),
              columns == null ? null : ColumnLists.signature(columns));
      return new SqlIdentifier(catalog.declare(external), function.getParserPosition());
    } catch (IllegalArgumentException e) {
      throw StatementException.at(function.getParserPosition(), String.valueOf(e.getMessage()), e);
    }
  }
}
