package dev.sluice.core.table;

import dev.sluice.core.segment.ColumnStatistics;
import dev.sluice.core.segment.SegmentContents;
import dev.sluice.frames.type.Physical;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statistics of a table from those of its segments. */
final class StatisticsOfSegments {
  private StatisticsOfSegments() {}

  static TableStatistics merge(List<SegmentDescriptor> segments) {
    long rows = 0;
    long bytes = 0;
    Map<String, ColumnStatistics> columns = new HashMap<>();
    Map<String, Long> rowsWith = new HashMap<>();
    for (SegmentDescriptor segment : segments) {
      SegmentContents contents = segment.contents();
      rows += contents.rowCount();
      bytes += contents.sizeBytes();
      for (ColumnStatistics column : contents.columns()) {
        columns.merge(column.name(), column, StatisticsOfSegments::merge);
        rowsWith.merge(column.name(), contents.rowCount(), Long::sum);
      }
    }
    long rowCount = rows;
    columns.replaceAll(
        (name, column) -> withMissing(column, rowCount - rowsWith.getOrDefault(name, 0L)));
    return new TableStatistics(rows, bytes, segments.size(), columns);
  }

  private static ColumnStatistics merge(ColumnStatistics one, ColumnStatistics other) {
    boolean comparable =
        one.type().physical() == other.type().physical() && one.type().physical() != Physical.BYTES;
    return new ColumnStatistics(
        one.name(),
        other.type(),
        comparable ? pick(one.min(), other.min(), -1) : null,
        comparable ? pick(one.max(), other.max(), 1) : null,
        one.nullCount() + other.nullCount(),
        Math.max(one.distinct(), other.distinct()));
  }

  private static ColumnStatistics withMissing(ColumnStatistics column, long missing) {
    return new ColumnStatistics(
        column.name(),
        column.type(),
        column.min(),
        column.max(),
        column.nullCount() + missing,
        column.distinct());
  }

  private static @Nullable Object pick(@Nullable Object one, @Nullable Object other, int sign) {
    if (one instanceof Long a && other instanceof Long b) {
      return Long.compare(a, b) * sign > 0 ? a : b;
    }
    if (one instanceof Double a && other instanceof Double b) {
      return Double.compare(a, b) * sign > 0 ? a : b;
    }
    return null;
  }
}
