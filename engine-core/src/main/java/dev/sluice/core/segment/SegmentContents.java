package dev.sluice.core.segment;

import dev.sluice.frames.type.RowSignature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a segment file holds.
 *
 * @param rowCount rows
 * @param sizeBytes length of the file
 * @param checksum CRC-32C of the file's footer, which holds the checksums of everything else
 * @param sortColumns columns by which the rows are sorted, most significant first
 * @param columns the columns in stored order
 */
public record SegmentContents(
    long rowCount,
    long sizeBytes,
    int checksum,
    List<String> sortColumns,
    List<ColumnStatistics> columns) {
  public SegmentContents {
    sortColumns = List.copyOf(sortColumns);
    columns = List.copyOf(columns);
  }

  /** Stored names and types. */
  public RowSignature signature() {
    RowSignature.Builder builder = RowSignature.builder();
    for (ColumnStatistics column : columns) {
      builder.add(column.name(), column.type());
    }
    return builder.build();
  }

  /** Statistics of the named column, or null if the segment does not hold it. */
  public @Nullable ColumnStatistics column(String name) {
    for (ColumnStatistics column : columns) {
      if (column.name().equals(name)) {
        return column;
      }
    }
    return null;
  }
}
