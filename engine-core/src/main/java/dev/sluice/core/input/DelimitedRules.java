package dev.sluice.core.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds for the properties of csv and tsv. */
final class DelimitedRules {
  private static final String DEFAULT_LIST_DELIMITER = "\u0001";

  private DelimitedRules() {}

  static void check(
      String format,
      @Nullable List<String> columns,
      @Nullable Boolean findColumnsFromHeader,
      @Nullable Boolean hasHeaderRow,
      @Nullable Integer skipHeaderRows,
      String delimiter,
      @Nullable String listDelimiter) {
    if (findColumnsFromHeader != null && hasHeaderRow != null) {
      throw new IllegalArgumentException(
          "Input format ["
              + format
              + "] takes only one of [findColumnsFromHeader] and [hasHeaderRow]");
    }
    boolean header = hasHeader(findColumnsFromHeader, hasHeaderRow);
    if (!header && (columns == null || columns.isEmpty())) {
      throw new IllegalArgumentException(
          "Input format [" + format + "] needs property [columns] or [findColumnsFromHeader]");
    }
    if (skipHeaderRows != null && skipHeaderRows < 0) {
      throw new IllegalArgumentException("Invalid skipHeaderRows [" + skipHeaderRows + "]");
    }
    if (delimiter.length() != 1 || delimiter.charAt(0) > 127 || "\n\r".contains(delimiter)) {
      throw new IllegalArgumentException(
          "Delimiter [" + delimiter + "] must be one ASCII character other than a line break");
    }
    String list = listDelimiter == null ? DEFAULT_LIST_DELIMITER : listDelimiter;
    if (list.equals(delimiter)) {
      throw new IllegalArgumentException(
          "Cannot have same delimiter and list delimiter of [" + delimiter + "]");
    }
    if (columns != null && !header) {
      Properties.requireDistinct(columns);
      for (String column : columns) {
        if (column.contains(delimiter)) {
          throw new IllegalArgumentException(
              "Column [" + column + "] contains the delimiter [" + delimiter + "]");
        }
      }
    }
  }

  static boolean hasHeader(
      @Nullable Boolean findColumnsFromHeader, @Nullable Boolean hasHeaderRow) {
    return Boolean.TRUE.equals(findColumnsFromHeader) || Boolean.TRUE.equals(hasHeaderRow);
  }
}
