package dev.sluice.sql.rel.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Rows of an operator, more or less.
 *
 * @param rows how many, at least 1
 * @param columns one for each field
 */
public record Estimate(double rows, List<ColumnEstimate> columns) {
  public Estimate {
    rows = Double.isFinite(rows) ? Math.max(1, rows) : 1e30;
    columns = List.copyOf(columns);
  }

  /** So many of the rows, picked at random. */
  Estimate scaled(double share) {
    double left = Math.max(1, rows * share);
    List<ColumnEstimate> scaled = new ArrayList<>();
    columns.forEach(column -> scaled.add(picked(column, left)));
    return new Estimate(left, scaled);
  }

  /** Distinct values among fewer rows: all are met until few rows are left for each. */
  private ColumnEstimate picked(ColumnEstimate column, double left) {
    double each = rows / column.distinct();
    double share = left / rows;
    double met =
        each > 1000 ? column.distinct() : column.distinct() * (1 - Math.pow(1 - share, each));
    return new ColumnEstimate(Math.min(met, left), column.nulls(), column.range());
  }

  /** Distinct combinations of some columns. */
  double distinct(ImmutableBitSet keys) {
    double product = 1;
    for (int key : keys) {
      ColumnEstimate column = columns.get(key);
      product *= column.distinct() + (column.nulls() > 0 ? 1 : 0);
    }
    return Math.min(product, rows);
  }
}
