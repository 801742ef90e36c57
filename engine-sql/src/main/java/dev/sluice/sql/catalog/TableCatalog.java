package dev.sluice.sql.catalog;

import dev.sluice.frames.type.RowSignature;
import java.util.Map;

/**
 * One version of the stored tables.
 *
 * @param version rises with every change of a table
 * @param tables columns by table name, sorted by name
 */
public record TableCatalog(long version, Map<String, RowSignature> tables) {}
