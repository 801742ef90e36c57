package dev.sluice.core.join;

import dev.sluice.frames.type.Physical;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a build side in memory, with an index of their keys. Immutable but for the marks; any
 * number of threads probe. What it takes of the budget is its owner's to reserve.
 */
public final class JoinTable {
  private final BuildLayout layout;
  private final StoredColumn[] columns;
  private final int rowCount;
  private final @Nullable KeySpace space;
  private final KeyIndex index;
  private final @Nullable SortedRuns sorted;
  private final @Nullable UnknownRows unknown;

  private JoinTable(
      BuildLayout layout,
      StoredColumn[] columns,
      int rowCount,
      @Nullable KeySpace space,
      KeyIndex index,
      @Nullable SortedRuns sorted,
      @Nullable UnknownRows unknown) {
    this.layout = layout;
    this.columns = columns;
    this.rowCount = rowCount;
    this.space = space;
    this.index = index;
    this.sorted = sorted;
    this.unknown = unknown;
  }

  /**
   * Table of the rows that lanes collected, in the order of their ordinals. The lanes lose the
   * rows, and keep their reservations.
   *
   * @param check called now and then; may throw to give up
   */
  static JoinTable of(BuildLayout layout, List<BuildRows> lanes, Runnable check) {
    List<BuildRows.Chunk> chunks = new ArrayList<>();
    lanes.forEach(lane -> chunks.addAll(lane.chunks()));
    chunks.sort(Comparator.comparingLong(BuildRows.Chunk::ordinal));
    int rows = Math.toIntExact(chunks.stream().mapToLong(BuildRows.Chunk::rows).sum());
    StoredColumn[] columns = new StoredColumn[layout.stored().size()];
    for (int c = 0; c < columns.length; c++) {
      check.run();
      List<ColumnVector> vectors = new ArrayList<>(chunks.size());
      for (BuildRows.Chunk chunk : chunks) {
        vectors.add(chunk.take(c));
      }
      columns[c] = StoredColumn.of(layout.stored().type(c).physical(), vectors, rows);
    }
    JoinSpec spec = layout.spec();
    List<StoredColumn> keys = layout.keys().stream().map(at -> columns[at]).toList();
    KeySpace space = null;
    KeyIndex index = KeyIndex.ofAll(rows);
    if (!keys.isEmpty()) {
      KeySpace.Words words =
          KeySpace.of(
              keys,
              spec.keys().stream().map(key -> key.nulls() == JoinKey.Nulls.MATCH).toList(),
              rows);
      space = words.space();
      index = KeyIndex.of(words.words(), words.absent(), rows, check);
    }
    UnknownRows unknown =
        UnknownRows.isNeeded(spec) ? UnknownRows.of(spec, keys, rows, check) : null;
    SortedRuns sorted = sorted(layout, columns, index, check);
    return new JoinTable(layout, columns, rows, space, index, sorted, unknown);
  }

  private static @Nullable SortedRuns sorted(
      BuildLayout layout, StoredColumn[] columns, KeyIndex index, Runnable check) {
    RangeCondition range = RangeCondition.of(layout.spec());
    if (range == null || index.isUnique()) {
      return null;
    }
    StoredColumn column = columns[layout.columns().get(range.column())];
    return SortedRuns.of(range, index, (StoredColumn.Longs) column, check);
  }

  BuildLayout layout() {
    return layout;
  }

  /** Bounds of a key that is kept as numbers, or null of one that is not. */
  @Nullable KeyBounds bounds(int key) {
    int at = layout.keys().get(key);
    if (layout.stored().type(at).physical() != Physical.LONG) {
      return null;
    }
    VectorArena arena = new VectorArena();
    int[] rows = new int[Batch.DEFAULT_ROWS];
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    for (int from = 0; from < rowCount; from += rows.length) {
      int count = Math.min(rows.length, rowCount - from);
      for (int i = 0; i < count; i++) {
        rows[i] = from + i;
      }
      LongVector values = (LongVector) columns[at].gather(rows, count, false, arena);
      for (int i = 0; i < count; i++) {
        if (!values.isNull(i)) {
          least = Math.min(least, values.values()[i]);
          greatest = Math.max(greatest, values.values()[i]);
        }
      }
      arena.reset();
    }
    return new KeyBounds(least, greatest);
  }

  public int rowCount() {
    return rowCount;
  }

  /** A column that is kept, by position. */
  StoredColumn column(int stored) {
    return columns[stored];
  }

  /** How keys are words; null without keys. */
  @Nullable KeySpace space() {
    return space;
  }

  KeyIndex index() {
    return index;
  }

  /** Rows of runs by a number that the condition bounds; null if there is none. */
  @Nullable SortedRuns sorted() {
    return sorted;
  }

  /** Rows that may leave a condition undecided; null if there is no such key. */
  @Nullable UnknownRows unknown() {
    return unknown;
  }

  /** Bytes on the heap. */
  public long sizeBytes() {
    long bytes = index.sizeBytes() + (space == null ? 0 : space.sizeBytes());
    for (StoredColumn column : columns) {
      bytes += column.sizeBytes();
    }
    bytes += sorted == null ? 0 : sorted.sizeBytes();
    return bytes + (unknown == null ? 0 : unknown.sizeBytes());
  }
}
