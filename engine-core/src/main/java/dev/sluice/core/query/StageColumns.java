package dev.sluice.core.query;

/** Columns that stages add to those of a query. */
final class StageColumns {
  private StageColumns() {}

  /** Whether a column only carries a key of the shuffle. */
  static boolean isInternal(String name) {
    return name.equals("__boost") || name.equals("__bucket");
  }
}
