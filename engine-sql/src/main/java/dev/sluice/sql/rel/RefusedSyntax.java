package dev.sluice.sql.rel;

import dev.sluice.sql.parser.StatementException;
import dev.sluice.sql.rel.node.JoinHints;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlHint;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Refuses, with their place, constructs that the grammar knows and the engine does not plan. */
final class RefusedSyntax extends SqlBasicVisitor<@Nullable Void> {
  private RefusedSyntax() {}

  /**
   * Checks a query.
   *
   * @throws StatementException naming the first construct that is refused
   */
  static void check(SqlNode query) {
    query.accept(new RefusedSyntax());
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    switch (call.getKind()) {
      case MATCH_RECOGNIZE -> throw refused(call, "MATCH_RECOGNIZE");
      case TABLESAMPLE -> throw refused(call, "TABLESAMPLE");
      case UNIQUE -> throw refused(call, "UNIQUE");
      case ARRAY_QUERY_CONSTRUCTOR -> throw refused(call, "ARRAY with a subquery");
      case MULTISET_QUERY_CONSTRUCTOR -> throw refused(call, "MULTISET");
      case MAP_QUERY_CONSTRUCTOR -> throw refused(call, "MAP with a subquery");
      case CURSOR -> throw refused(call, "CURSOR");
      default -> {}
    }
    if (call instanceof SqlHint hint) {
      checkHint(hint);
    }
    if (call instanceof SqlJoin join) {
      checkJoin(join);
    }
    return super.visit(call);
  }

  private static void checkHint(SqlHint hint) {
    if (!JoinHints.isKnown(hint.getName())) {
      throw StatementException.at(
          hint.getParserPosition(),
          "Query could not be planned: there is no hint ["
              + hint.getName()
              + "]; there are "
              + String.join(", ", JoinHints.names()));
    }
    if (hint.getOptionFormat() != SqlHint.HintOptionFormat.EMPTY) {
      throw StatementException.at(
          hint.getParserPosition(),
          "Query could not be planned: the hint [" + hint.getName() + "] takes no options");
    }
  }

  private static void checkJoin(SqlJoin join) {
    switch (join.getJoinType()) {
      case ASOF, LEFT_ASOF -> throw refused(join.getJoinTypeNode(), "ASOF JOIN");
      case LEFT_SEMI_JOIN -> throw refused(join.getJoinTypeNode(), "LEFT SEMI JOIN");
      case LEFT_ANTI_JOIN -> throw refused(join.getJoinTypeNode(), "LEFT ANTI JOIN");
      default -> {}
    }
  }

  private static StatementException refused(SqlNode node, String what) {
    return StatementException.at(
        node.getParserPosition(), "Query could not be planned: " + what + " is not supported");
  }
}
