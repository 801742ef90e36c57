package dev.sluice.sql.translate;

import dev.sluice.core.context.ContextKeys;
import dev.sluice.core.context.ContextKeys.JoinAlgorithm;
import dev.sluice.core.context.QueryContext;
import dev.sluice.sql.rel.node.JoinHints;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.jspecify.annotations.Nullable;

/** Chooses algorithms and sides of joins by what the query says and by estimates. */
final class JoinChooser {
  /** A side must be so many times smaller before the order of the query is given up for it. */
  private static final double CLEARLY = 1.5;

  /** Rows of the probe side for one that is left, so that it pays to look before. */
  private static final double MANY = 2;

  private final @Nullable JoinAlgorithm wanted;

  JoinChooser(QueryContext context) {
    this.wanted = context.find(ContextKeys.SQL_JOIN_ALGORITHM);
  }

  JoinChoice choose(Join join) {
    JoinAlgorithm hinted = JoinHints.of(join);
    JoinAlgorithm forced = hinted == null ? wanted : hinted;
    JoinAlgorithm algorithm = forced == null ? JoinAlgorithm.BROADCAST : forced;
    boolean isLeftBuilt = isLeftBuilt(join, forced);
    RelNode probe = isLeftBuilt ? join.getRight() : join.getLeft();
    RelNode build = isLeftBuilt ? join.getLeft() : join.getRight();
    boolean dropsProbe = rows(build) * MANY <= rows(probe) && rows(join) * MANY <= rows(probe);
    return new JoinChoice(algorithm, isLeftBuilt, forced != null, dropsProbe);
  }

  private static boolean isLeftBuilt(Join join, @Nullable JoinAlgorithm forced) {
    JoinRelType type = join.getJoinType();
    if (type == JoinRelType.LEFT_MARK) {
      return false;
    }
    if (forced == JoinAlgorithm.SORTMERGE) {
      return false;
    }
    if (forced == JoinAlgorithm.BROADCAST) {
      return type == JoinRelType.RIGHT;
    }
    double left = size(join.getLeft());
    double right = size(join.getRight());
    return type == JoinRelType.RIGHT ? left <= right * CLEARLY : left * CLEARLY < right;
  }

  private static double size(RelNode node) {
    return rows(node) * (1 + node.getRowType().getFieldCount());
  }

  private static double rows(RelNode node) {
    RelMetadataQuery metadata = node.getCluster().getMetadataQuery();
    Double rows = metadata.getRowCount(node);
    return rows == null ? node.estimateRowCount(metadata) : rows;
  }
}
