package dev.sluice.core.group;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several key columns of few values each: the codes of the columns side by side are the index of an
 * array of groups.
 */
final class DirectGrouper implements Grouper {
  private static final int MAX_BITS = 16;

  private final KeyCodes[] columns;
  private final int[] bits;
  private int[] table;
  private int[] indexes = new int[16];
  private int groupCount;

  DirectGrouper(List<ColumnType> types) {
    columns = types.stream().map(KeyCodes::of).toArray(KeyCodes[]::new);
    bits = new int[columns.length];
    table = new int[] {-1};
  }

  @Override
  public int[] groups(ColumnVector[] keys, int count, VectorArena arena) {
    int[] groups = tryGroups(keys, count, arena);
    if (groups == null) {
      throw new IllegalStateException("Keys have too many values for an array");
    }
    return groups;
  }

  /** Groups of the rows, or null, and no change of the groups, if the keys have too many values. */
  int @Nullable [] tryGroups(ColumnVector[] keys, int count, VectorArena arena) {
    int[][] codes = new int[columns.length][];
    for (int k = 0; k < columns.length; k++) {
      codes[k] = columns[k].codes(keys[k], count, arena);
    }
    if (!fits() && !widen()) {
      return null;
    }
    int[] combined = codes[0];
    int shift = bits[0];
    for (int k = 1; k < columns.length; k++) {
      int[] next = codes[k];
      for (int i = 0; i < count; i++) {
        combined[i] |= next[i] << shift;
      }
      shift += bits[k];
    }
    int[] into = table;
    for (int i = 0; i < count; i++) {
      int group = into[combined[i]];
      if (group < 0) {
        group = append(combined[i]);
      }
      combined[i] = group;
    }
    return combined;
  }

  private int append(int index) {
    if (groupCount == indexes.length) {
      indexes = Arrays.copyOf(indexes, groupCount * 2);
    }
    indexes[groupCount] = index;
    table[index] = groupCount;
    return groupCount++;
  }

  private boolean fits() {
    for (int k = 0; k < columns.length; k++) {
      if (columns[k].size() > 1 << bits[k]) {
        return false;
      }
    }
    return true;
  }

  /** Makes room for the codes there are now; false if that would take too large an array. */
  private boolean widen() {
    int[] wider = new int[columns.length];
    long total = 0;
    for (int k = 0; k < columns.length; k++) {
      int size = columns[k].size();
      wider[k] = size <= 1 << bits[k] ? bits[k] : 32 - Integer.numberOfLeadingZeros(size - 1);
      total += wider[k];
    }
    if (total > MAX_BITS) {
      return false;
    }
    int[] larger = new int[1 << (int) total];
    Arrays.fill(larger, -1);
    for (int group = 0; group < groupCount; group++) {
      int index = 0;
      int from = 0;
      int to = 0;
      for (int k = 0; k < columns.length; k++) {
        index |= ((indexes[group] >>> from) & ((1 << bits[k]) - 1)) << to;
        from += bits[k];
        to += wider[k];
      }
      indexes[group] = index;
      larger[index] = group;
    }
    System.arraycopy(wider, 0, bits, 0, wider.length);
    table = larger;
    return true;
  }

  @Override
  public int groupCount() {
    return groupCount;
  }

  @Override
  public ColumnVector[] keys(int from, int count, VectorArena arena) {
    ColumnVector[] keys = new ColumnVector[columns.length];
    int shift = 0;
    for (int k = 0; k < columns.length; k++) {
      int mask = (1 << bits[k]) - 1;
      int[] codes = arena.ints(count);
      for (int i = 0; i < count; i++) {
        codes[i] = (indexes[from + i] >>> shift) & mask;
      }
      keys[k] = columns[k].values(codes, count, arena);
      shift += bits[k];
    }
    return keys;
  }

  @Override
  public long sizeBytes() {
    long bytes = 4L * table.length + 4L * indexes.length;
    for (KeyCodes column : columns) {
      bytes += column.sizeBytes();
    }
    return bytes;
  }

  @Override
  public void reset() {
    for (KeyCodes column : columns) {
      column.reset();
    }
    Arrays.fill(table, -1);
    groupCount = 0;
  }
}
