package dev.sluice.core.group;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several key columns side by side in as few words of 64 bits as their values so far need. Values
 * that do not fit make the groups so far move to a wider layout, under their numbers.
 */
final class PackedGrouper implements Grouper {
  private final WordColumn[] columns;
  private KeyLayout layout;
  private WordIndex index;

  PackedGrouper(List<ColumnType> types) {
    columns = types.stream().map(WordColumn::new).toArray(WordColumn[]::new);
    layout = KeyLayout.of(columns);
    index = WordIndex.of(layout.width());
  }

  @Override
  public int[] groups(ColumnVector[] keys, int count, VectorArena arena) {
    long[][] values = new long[columns.length][];
    boolean[] @Nullable [] nulls = new boolean[columns.length][];
    for (int k = 0; k < columns.length; k++) {
      values[k] = columns[k].load(keys[k], count, arena);
      nulls[k] = columns[k].isCoded() ? null : keys[k].nulls();
    }
    if (!layout.fits(columns)) {
      widen(arena);
    }
    int[] groups = arena.ints(count);
    find(values, nulls, count, groups, arena);
    return groups;
  }

  private void find(
      long[][] values, boolean[] @Nullable [] nulls, int count, int[] groups, VectorArena arena) {
    long[][] words = new long[layout.width()][];
    for (int w = 0; w < words.length; w++) {
      words[w] = arena.longs(count);
      Arrays.fill(words[w], 0, count, 0);
    }
    for (int k = 0; k < columns.length; k++) {
      layout.field(k).encode(values[k], nulls[k], count, words);
    }
    index.find(words, count, groups, arena);
  }

  private void widen(VectorArena arena) {
    KeyLayout narrow = layout;
    WordIndex from = index;
    layout = KeyLayout.of(columns);
    index = WordIndex.of(layout.width());
    VectorArena.Mark mark = arena.mark();
    for (int start = 0; start < from.size(); start += Batch.DEFAULT_ROWS) {
      int count = Math.min(Batch.DEFAULT_ROWS, from.size() - start);
      long[][] values = new long[columns.length][];
      boolean[] @Nullable [] nulls = new boolean[columns.length][];
      for (int k = 0; k < columns.length; k++) {
        values[k] = narrow.field(k).decode(from, start, count, arena);
        nulls[k] = narrow.field(k).decodeNulls(from, start, count, arena);
      }
      find(values, nulls, count, arena.ints(count), arena);
      arena.resetTo(mark);
    }
  }

  @Override
  public int groupCount() {
    return index.size();
  }

  @Override
  public ColumnVector[] keys(int from, int count, VectorArena arena) {
    ColumnVector[] keys = new ColumnVector[columns.length];
    for (int k = 0; k < columns.length; k++) {
      KeyField field = layout.field(k);
      keys[k] =
          columns[k].values(
              field.decode(index, from, count, arena),
              field.decodeNulls(index, from, count, arena),
              count,
              arena);
    }
    return keys;
  }

  @Override
  public long sizeBytes() {
    long bytes = index.sizeBytes();
    for (WordColumn column : columns) {
      bytes += column.sizeBytes();
    }
    return bytes;
  }

  @Override
  public void reset() {
    index.reset();
    for (WordColumn column : columns) {
      column.reset();
    }
  }
}
