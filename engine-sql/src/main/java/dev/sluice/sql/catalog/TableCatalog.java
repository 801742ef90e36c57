package dev.sluice.sql.catalog;

import dev.sluice.core.table.TableStatistics;
import dev.sluice.frames.type.RowSignature;
import java.util.Map;

/**
 * One version of the stored tables.
 *
 * @param version rises with every change of a table
 * @param tables columns by table name, sorted by name
 * @param statistics what is known of the rows, by table name; nothing for a table that is missing
 */
public record TableCatalog(
    long version, Map<String, RowSignature> tables, Map<String, TableStatistics> statistics) {

  /** Tables of whose rows nothing is known. */
  public TableCatalog(long version, Map<String, RowSignature> tables) {
    this(version, tables, Map.of());
  }
}
