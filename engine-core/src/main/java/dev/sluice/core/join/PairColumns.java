package dev.sluice.core.join;

import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import org.jspecify.annotations.Nullable;

/**
 * Columns of pairs of a probe row and a build row, gathered when they are asked for, and for the
 * pairs for which they are.
 */
final class PairColumns implements Batch.ColumnSource {
  private final Batch probe;
  private final int probeColumns;
  private final JoinTable table;
  private final int[] stored;
  private final int[] probeRows;
  private final int[] buildRows;
  private final int count;
  private final boolean repeats;
  private final boolean absent;

  private int @Nullable [] chosen;
  private int chosenCount;
  private int @Nullable [] chosenBuildRows;
  private @Nullable Batch narrowed;

  /**
   * Columns of pairs.
   *
   * @param probeColumns how many columns of the probe side come first
   * @param stored columns of the table that come behind them
   * @param probeRows row of the batch of each pair, ascending
   * @param buildRows row of the table of each pair; -1 for none
   * @param repeats whether a probe row may occur in several pairs
   * @param absent whether there may be pairs without a build row
   */
  PairColumns(
      Batch probe,
      int probeColumns,
      JoinTable table,
      int[] stored,
      int[] probeRows,
      int[] buildRows,
      int count,
      boolean repeats,
      boolean absent) {
    this.probe = probe;
    this.probeColumns = probeColumns;
    this.table = table;
    this.stored = stored;
    this.probeRows = probeRows;
    this.buildRows = buildRows;
    this.count = count;
    this.repeats = repeats;
    this.absent = absent;
  }

  @Override
  public ColumnVector load(int column, int @Nullable [] rows, int wanted, VectorArena arena) {
    if (narrowed == null || rows != chosen || wanted != chosenCount) {
      choose(rows, wanted, arena);
    }
    int[] build = chosenBuildRows;
    Batch from = narrowed;
    if (build == null || from == null) {
      throw new IllegalStateException("No pairs are chosen");
    }
    if (column >= probeColumns) {
      return table.column(stored[column - probeColumns]).gather(build, wanted, absent, arena);
    }
    if (!repeats) {
      return from.column(column);
    }
    return from.column(column).gather(composed(probeRows, rows, wanted, arena), wanted, arena);
  }

  private void choose(int @Nullable [] rows, int wanted, VectorArena arena) {
    chosen = rows;
    chosenCount = wanted;
    chosenBuildRows = composed(buildRows, rows, wanted, arena);
    if (repeats) {
      narrowed = probe;
    } else if (rows == null) {
      narrowed = probe.select(probeRows, count, arena);
    } else {
      narrowed = probe.select(composed(probeRows, rows, wanted, arena), wanted, arena);
    }
  }

  private static int[] composed(
      int[] rows, int @Nullable [] further, int count, VectorArena arena) {
    if (further == null) {
      return rows;
    }
    int[] composed = arena.ints(count);
    for (int i = 0; i < count; i++) {
      composed[i] = rows[further[i]];
    }
    return composed;
  }
}
