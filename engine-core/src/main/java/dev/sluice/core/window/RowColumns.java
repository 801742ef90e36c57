package dev.sluice.core.window;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Columns of the rows of a window: those of the input, then those that functions add to them. */
final class RowColumns {
  private final RowSignature input;
  private final List<RowSignature.Column> columns;
  private final BitSet reread = new BitSet();

  RowColumns(RowSignature input) {
    this.input = input;
    columns = new ArrayList<>(input.columns());
  }

  RowSignature input() {
    return input;
  }

  /** Position of a column of the input that is read again after the row came. */
  int reread(String name) {
    int index = input.indexOf(name);
    reread.set(index);
    return index;
  }

  /**
   * Adds a column, which is computed when a row comes, and read again.
   *
   * @return its number among those that are added
   */
  int add(ColumnType type) {
    reread.set(columns.size());
    return addPassing(type);
  }

  /** Adds a column that is only wanted together with the row itself. */
  int addPassing(ColumnType type) {
    int index = columns.size();
    String name = "state" + index;
    while (input.contains(name)) {
      name = "_" + name;
    }
    columns.add(new RowSignature.Column(name, type));
    return index - input.size();
  }

  /** Input and added columns. */
  RowSignature signature() {
    return RowSignature.of(columns);
  }

  int addedCount() {
    return columns.size() - input.size();
  }

  /** Whether no row is looked at after it came. */
  boolean isForgetful() {
    return reread.isEmpty();
  }

  /** Positions of the columns that must be stored. */
  int[] stored(boolean all) {
    if (all) {
      reread.set(0, columns.size());
    }
    return reread.stream().toArray();
  }
}
