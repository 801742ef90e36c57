package dev.sluice.sql.rel.order;

import dev.sluice.sql.rel.node.Nodes;
import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;

/**
 * Joined rows, and where in them the numbered columns are.
 *
 * @param positions position by number
 */
record Placed(RelNode rel, Map<Integer, Integer> positions) {

  /** A relation whose columns start at a number. */
  static Placed of(RelNode rel, int first) {
    return new Placed(rel, Map.of()).with(rel, first, 0, Nodes.width(rel));
  }

  /** The rows with further columns from a position on. */
  Placed with(RelNode joined, int first, int position, int count) {
    Map<Integer, Integer> all = new HashMap<>(positions);
    for (int i = 0; i < count; i++) {
      all.put(first + i, position + i);
    }
    return new Placed(joined, all);
  }

  /** The rows of a join with those of another one on the right. */
  Placed with(RelNode joined, Placed right) {
    Map<Integer, Integer> all = new HashMap<>(positions);
    int width = Nodes.width(rel);
    right.positions.forEach((number, position) -> all.put(number, width + position));
    return new Placed(joined, all);
  }

  boolean has(int number) {
    return positions.containsKey(number);
  }

  int position(int number) {
    Integer position = positions.get(number);
    if (position == null) {
      throw new IllegalStateException("Column [" + number + "] is not there");
    }
    return position;
  }

  RexNode column(int number) {
    return Nodes.field(rel, position(number));
  }

  /** The column, or {@code other} if it is not there. */
  RexNode columnOrNull(int number, RexNode other) {
    return has(number) ? column(number) : other;
  }
}
