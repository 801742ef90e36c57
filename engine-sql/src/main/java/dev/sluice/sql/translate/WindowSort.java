package dev.sluice.sql.translate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Window;

/**
 * One sort of rows that serves several groups of window functions.
 *
 * @param partition fields by which rows are kept together; each group keeps these together, too
 * @param keys order of the rows, the fields of {@code partition} first
 * @param groups groups that it serves, in the order of the query
 */
record WindowSort(
    List<Integer> partition, List<RelFieldCollation> keys, List<Window.Group> groups) {

  /** Sorts for all groups; few of them, for each costs a stage. */
  static List<WindowSort> of(List<Window.Group> groups) {
    List<Window.Group> left = new ArrayList<>(groups);
    left.sort(Comparator.comparingInt(WindowSort::width).reversed());
    List<WindowSort> sorts = new ArrayList<>();
    while (!left.isEmpty()) {
      WindowSort sort = arranged(List.of(left.remove(0)));
      for (Window.Group candidate : List.copyOf(left)) {
        List<Window.Group> more = new ArrayList<>(sort.groups());
        more.add(candidate);
        WindowSort wider = arranged(more);
        if (more.stream().allMatch(wider::serves)) {
          sort = wider;
          left.remove(candidate);
        }
      }
      sorts.add(
          new WindowSort(
              sort.partition(),
              sort.keys(),
              groups.stream().filter(sort.groups()::contains).toList()));
    }
    return sorts;
  }

  private static int width(Window.Group group) {
    return group.keys.cardinality() + group.orderKeys.getFieldCollations().size();
  }

  /** A sort in which the keys of smaller partitions come first. */
  private static WindowSort arranged(List<Window.Group> groups) {
    List<Window.Group> ascending = new ArrayList<>(groups);
    ascending.sort(
        Comparator.<Window.Group>comparingInt(group -> group.keys.cardinality())
            .thenComparing(WindowSort::width));
    Map<Integer, RelFieldCollation> keys = new LinkedHashMap<>();
    for (Window.Group group : ascending) {
      for (int field : group.keys) {
        keys.putIfAbsent(
            field,
            new RelFieldCollation(
                field,
                RelFieldCollation.Direction.ASCENDING,
                RelFieldCollation.NullDirection.FIRST));
      }
      for (RelFieldCollation order : group.orderKeys.getFieldCollations()) {
        keys.putIfAbsent(order.getFieldIndex(), order);
      }
    }
    return new WindowSort(
        ascending.get(0).keys.asList(), List.copyOf(keys.values()), List.copyOf(groups));
  }

  /** Whether the rows of each partition of the group are neighbours in its order. */
  private boolean serves(Window.Group group) {
    Set<Integer> fields = new TreeSet<>(group.keys.asList());
    int width = fields.size();
    if (!fields.containsAll(partition) || width > keys.size()) {
      return false;
    }
    if (!keys.subList(0, width).stream().allMatch(key -> fields.contains(key.getFieldIndex()))) {
      return false;
    }
    int at = width;
    for (RelFieldCollation order : group.orderKeys.getFieldCollations()) {
      if (fields.contains(order.getFieldIndex())) {
        continue;
      }
      if (at == keys.size() || !isSame(keys.get(at), order)) {
        return false;
      }
      fields.add(order.getFieldIndex());
      at++;
    }
    return true;
  }

  private static boolean isSame(RelFieldCollation key, RelFieldCollation order) {
    return key.getFieldIndex() == order.getFieldIndex()
        && key.direction == order.direction
        && key.nullDirection == order.nullDirection;
  }
}
