package dev.sluice.sql.rel.statistics;

import dev.sluice.core.input.InputSource;
import dev.sluice.core.segment.ColumnStatistics;
import dev.sluice.core.table.TableStatistics;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.sql.catalog.CatalogTable;
import dev.sluice.sql.catalog.InlineTable;
import dev.sluice.sql.catalog.StoredTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.TableScan;
import org.jspecify.annotations.Nullable;

/** Estimates of tables: measured if they are stored, else a guess. */
final class TableEstimates {
  private static final double EXTERNAL_ROWS = 1e6;
  private static final double LINE = 20;

  private TableEstimates() {}

  static Estimate of(TableScan scan) {
    CatalogTable table = scan.getTable().unwrap(CatalogTable.class);
    int width = scan.getRowType().getFieldCount();
    if (table instanceof StoredTable stored && stored.statistics() != null) {
      return stored(stored.statistics(), stored.signature());
    }
    if (table instanceof InlineTable inline) {
      return guess(inline.rows().size(), width);
    }
    if (table instanceof dev.sluice.sql.catalog.ExternalTable external
        && external.source() instanceof InputSource.Inline text) {
      return guess(text.data().length() / LINE, width);
    }
    return guess(EXTERNAL_ROWS, width);
  }

  private static Estimate guess(double rows, int width) {
    List<ColumnEstimate> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      columns.add(ColumnEstimate.unknown(rows));
    }
    return new Estimate(rows, columns);
  }

  private static Estimate stored(TableStatistics table, RowSignature signature) {
    double rows = Math.max(1, table.rowCount());
    List<ColumnEstimate> columns = new ArrayList<>();
    for (RowSignature.Column column : signature.columns()) {
      ColumnStatistics known = table.columns().get(column.name());
      columns.add(known == null ? ColumnEstimate.unknown(rows) : column(known, rows));
    }
    return new Estimate(rows, columns);
  }

  private static ColumnEstimate column(ColumnStatistics known, double rows) {
    return new ColumnEstimate(
            known.distinct(), known.nullCount() / rows, range(known.min(), known.max()))
        .atMost(rows);
  }

  private static ColumnEstimate.@Nullable Range range(@Nullable Object min, @Nullable Object max) {
    return min instanceof Number low && max instanceof Number high
        ? new ColumnEstimate.Range(low.doubleValue(), high.doubleValue())
        : null;
  }
}
