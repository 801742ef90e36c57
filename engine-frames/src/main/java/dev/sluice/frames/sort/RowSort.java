package dev.sluice.frames.sort;

import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.key.DictionaryRanks;
import dev.sluice.frames.key.IntSort;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.key.KeyOrder;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.StringDictionary;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the stable order of rows of open frames by a key. Belongs to one thread, and gives up soon
 * after that is interrupted.
 */
final class RowSort {
  private final RowSignature signature;
  private final ClusterBy key;
  private final int[] columns;
  private final IdentityHashMap<StringDictionary, int[]> ranks = new IdentityHashMap<>();
  private int comparisons;

  RowSort(RowSignature signature, ClusterBy key) {
    this.signature = signature;
    this.key = key;
    columns = key.columns().stream().mapToInt(c -> signature.indexOf(c.columnName())).toArray();
  }

  /** Numbers of the rows in key order, or null if the rows stand in that order already. */
  int @Nullable [] sort(FrameRows rows) {
    PackedKeys packed = PackedKeys.pack(rows, signature, key, this::ranks);
    long[] keys = packed.keys();
    int[] ids = new int[rows.rowCount()];
    rows.ids(ids);
    int firstTie = packed.wholeColumns();
    IntSort.Order ties = (a, b) -> compare(rows, a, b, firstTie);
    if (isSorted(keys, ids, packed.isExact() ? null : ties)) {
      return null;
    }
    RadixSort.sort(keys, packed.bits(), ids, rows.idBits());
    if (!packed.isExact()) {
      sortTies(keys, ids, ties);
    }
    return ids;
  }

  private int[] ranks(StringDictionary dictionary) {
    int[] known = ranks.get(dictionary);
    if (known == null || known.length != dictionary.size()) {
      known = DictionaryRanks.of(dictionary);
      ranks.put(dictionary, known);
    }
    return known;
  }

  private static boolean isSorted(long[] keys, int[] ids, IntSort.@Nullable Order ties) {
    for (int i = 1; i < keys.length; i++) {
      int order = Long.compareUnsigned(keys[i - 1], keys[i]);
      if (order > 0 || (order == 0 && ties != null && ties.compare(ids[i - 1], ids[i]) > 0)) {
        return false;
      }
    }
    return true;
  }

  private static void sortTies(long[] keys, int[] ids, IntSort.Order ties) {
    int[] scratch = new int[0];
    int from = 0;
    for (int i = 1; i <= keys.length; i++) {
      if (i < keys.length && keys[i] == keys[from]) {
        continue;
      }
      if (i - from > 1) {
        if (scratch.length == 0) {
          scratch = new int[keys.length];
        }
        IntSort.sort(ids, from, i, scratch, ties);
      }
      from = i;
    }
  }

  private int compare(FrameRows rows, int a, int b, int firstKeyColumn) {
    if ((++comparisons & 0xFFF) == 0) {
      Interruption.check();
    }
    for (int k = firstKeyColumn; k < columns.length; k++) {
      KeyColumn column = key.columns().get(k);
      int order = rows.column(columns[k]).compare(a, b, column.nullsHighest());
      if (order != 0) {
        return column.order() == KeyOrder.DESCENDING ? -order : order;
      }
    }
    return 0;
  }
}
