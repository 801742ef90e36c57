package dev.sluice.sql.rel;

import dev.sluice.core.context.QueryContext;
import java.time.Instant;
import java.util.List;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.sql.SqlNode;

/**
 * A query to plan.
 *
 * <p>Parameters ({@code ?}) are literals by now, and calls of table functions are names of tables
 * in {@code root}. For INSERT and REPLACE the query carries the keys of CLUSTERED BY as its ORDER
 * BY.
 *
 * @param query SELECT, WITH, VALUES, set operation or ORDER BY, as parsed and not validated;
 *     planning may change it
 * @param sortColumns positions of result columns by which the rows are sorted ascending; none if
 *     the query says itself how they are
 * @param root every table that the query can name; scans unwrap to {@code CatalogTable}
 * @param defaultSchema path of the schema in which plain names are looked up first
 * @param context parameters of the query
 * @param now value of CURRENT_TIMESTAMP
 */
public record PlannerInput(
    SqlNode query,
    List<Integer> sortColumns,
    CalciteSchema root,
    List<String> defaultSchema,
    QueryContext context,
    Instant now) {
  public PlannerInput {
    sortColumns = List.copyOf(sortColumns);
  }

  /** A query that says itself how its rows are sorted. */
  public PlannerInput(
      SqlNode query,
      CalciteSchema root,
      List<String> defaultSchema,
      QueryContext context,
      Instant now) {
    this(query, List.of(), root, defaultSchema, context, now);
  }
}
