package dev.sluice.sql.parser;

import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** The main part of a statement list, as written. */
public sealed interface Statement {

  /** A query whose rows go to the caller. */
  record Select(SqlNode query) implements Statement {}

  /**
   * INSERT or REPLACE.
   *
   * @param target parts of the table's name, as written
   * @param targetPosition place of the name
   * @param overwrite what REPLACE replaces; null for INSERT
   * @param query where the rows come from
   * @param partitionedBy PARTITIONED BY
   * @param clusteredBy keys of CLUSTERED BY: expressions, names or ordinals
   */
  record Ingest(
      List<String> target,
      SqlParserPos targetPosition,
      @Nullable Overwrite overwrite,
      SqlNode query,
      PartitionedBy partitionedBy,
      List<SqlNode> clusteredBy)
      implements Statement {
    public Ingest {
      target = List.copyOf(target);
      clusteredBy = List.copyOf(clusteredBy);
    }

    /** {@code INSERT} or {@code REPLACE}. */
    public String operation() {
      return overwrite == null ? "INSERT" : "REPLACE";
    }
  }

  /**
   * EXPLAIN PLAN FOR another statement.
   *
   * @param statement what is explained, never itself an EXPLAIN
   */
  record Explain(Statement statement) implements Statement {}

  /**
   * What REPLACE replaces.
   *
   * @param condition the condition of OVERWRITE WHERE, or null for OVERWRITE ALL
   */
  record Overwrite(@Nullable SqlNode condition) {}

  /**
   * The clause PARTITIONED BY.
   *
   * @param text the granularity as written, for messages
   * @param granularity a name or a period, e.g. {@code DAY} or {@code PT1H}; null if it is given by
   *     an expression
   * @param expression call of FLOOR or TIME_FLOOR; null if it is given by name
   */
  record PartitionedBy(
      String text,
      SqlParserPos position,
      @Nullable String granularity,
      @Nullable SqlNode expression) {}
}
