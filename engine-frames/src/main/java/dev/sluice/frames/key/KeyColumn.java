package dev.sluice.frames.key;

/**
 * One column of a key.
 *
 * @param nullsHighest whether NULL is greater than every value: last ascending, first descending.
 *     By default it is the lowest.
 */
public record KeyColumn(String columnName, KeyOrder order, boolean nullsHighest) {

  /** Column in which NULL is the lowest value. */
  public KeyColumn(String columnName, KeyOrder order) {
    this(columnName, order, false);
  }

  boolean isDescending() {
    return order == KeyOrder.DESCENDING;
  }
}
