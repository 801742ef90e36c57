package dev.sluice.core.segment;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.DecimalType;
import org.jspecify.annotations.Nullable;

/** What is known of the columns of some rows: a segment or a record batch. */
@FunctionalInterface
public interface ColumnRanges {
  /** What is known of the column, or null if nothing. */
  @Nullable ColumnRange range(String column);

  /**
   * Bounds of a column.
   *
   * @param min a value that none is below, or null if unknown
   * @param max a value that none is above, or null if unknown
   */
  record ColumnRange(@Nullable Object min, @Nullable Object max, long nullCount, long rowCount) {
    /** Bounds of a column of this type, as they are stored. */
    static ColumnRange of(
        ColumnType type,
        @Nullable Object min,
        @Nullable Object max,
        long nullCount,
        long rowCount) {
      return new ColumnRange(value(type, min), value(type, max), nullCount, rowCount);
    }

    private static @Nullable Object value(ColumnType type, @Nullable Object bound) {
      return type instanceof DecimalType decimal && bound instanceof Long units
          ? decimal.value(units)
          : bound;
    }

    /** A column that is null in every row. */
    static ColumnRange allNull(long rowCount) {
      return new ColumnRange(null, null, rowCount, rowCount);
    }

    boolean isAllNull() {
      return nullCount >= rowCount;
    }
  }

  /** Columns that the segment does not hold are null in every row. */
  static ColumnRanges of(SegmentContents contents) {
    return name -> {
      ColumnStatistics column = contents.column(name);
      return column == null
          ? ColumnRange.allNull(contents.rowCount())
          : ColumnRange.of(
              column.type(), column.min(), column.max(), column.nullCount(), contents.rowCount());
    };
  }
}
