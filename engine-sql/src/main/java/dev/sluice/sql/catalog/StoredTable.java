package dev.sluice.sql.catalog;

import dev.sluice.frames.type.RowSignature;

/** A table of the data directory. */
public final class StoredTable extends CatalogTable {
  /** Column that every table has; it is never NULL. */
  public static final String TIME = "__time";

  private final String dataSource;

  public StoredTable(String dataSource, RowSignature signature) {
    super(signature);
    this.dataSource = dataSource;
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
