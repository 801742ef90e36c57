package dev.sluice.core.table;

import dev.sluice.core.segment.ColumnStatistics;
import java.util.Map;

/**
 * What is known of a table without reading it.
 *
 * @param rowCount rows at most: rows that a REPLACE has hidden may be counted
 * @param sizeBytes bytes of the segment files
 * @param segmentCount segment files
 * @param columns by name; bounds are unknown if they are in one segment
 */
public record TableStatistics(
    long rowCount, long sizeBytes, int segmentCount, Map<String, ColumnStatistics> columns) {
  public TableStatistics {
    columns = Map.copyOf(columns);
  }
}
