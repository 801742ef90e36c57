package dev.sluice.sql.catalog;

import dev.sluice.core.table.TableStatistics;
import dev.sluice.frames.type.RowSignature;
import org.jspecify.annotations.Nullable;

/** A table of the data directory. */
public final class StoredTable extends CatalogTable {
  /** Column that every table has; it is never NULL. */
  public static final String TIME = "__time";

  private final String dataSource;
  private final @Nullable TableStatistics statistics;

  /** A table of whose rows nothing is known. */
  public StoredTable(String dataSource, RowSignature signature) {
    this(dataSource, signature, null);
  }

  public StoredTable(
      String dataSource, RowSignature signature, @Nullable TableStatistics statistics) {
    super(signature);
    this.dataSource = dataSource;
    this.statistics = statistics;
  }

  /** What is known of the rows, or null if nothing is. */
  public @Nullable TableStatistics statistics() {
    return statistics;
  }

  /** Name of the table. */
  public String dataSource() {
    return dataSource;
  }

  @Override
  boolean isRequired(String column) {
    return column.equals(TIME);
  }
}
