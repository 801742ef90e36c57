package dev.sluice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of the columns of a result, shared by its rows. */
final class RowColumns {
  private final List<String> names;
  private final Map<String, Integer> positions = new HashMap<>();

  RowColumns(List<Column> columns) {
    this.names = columns.stream().map(Column::name).toList();
    for (int i = names.size() - 1; i >= 0; i--) {
      positions.put(names.get(i), i);
    }
  }

  List<String> names() {
    return names;
  }

  String name(int index) {
    return names.get(index);
  }

  int checked(int index) {
    if (index < 0 || index >= names.size()) {
      throw new IllegalArgumentException(
          "No column [" + index + "]; the row has [" + names.size() + "]");
    }
    return index;
  }

  int indexOf(String name) {
    Integer position = positions.get(name);
    if (position == null) {
      throw new IllegalArgumentException("No column [" + name + "] in " + names);
    }
    return position;
  }
}
