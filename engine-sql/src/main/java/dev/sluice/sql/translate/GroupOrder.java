package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.key.KeyOrder;
import dev.sluice.frames.type.ComplexType;
import java.util.ArrayList;
import java.util.List;

/**
 * How groups are sorted between their two stages.
 *
 * @param columns all grouping keys in the order of the sort
 * @param isKept whether the result needs no other order
 */
record GroupOrder(List<KeyColumn> columns, boolean isKept) {
  /** Whether groups are sorted at all; else their keys are hashed. */
  boolean isSorted() {
    return columns.isEmpty() || columns.get(0).order() != KeyOrder.NONE;
  }

  /**
   * How the groups of a parallel input are placed: by hash where nobody reads them in order or they
   * are sorted later, else in the order of {@link #of}.
   */
  static GroupOrder ofParallel(Origin.Groups groups, Demand demand, boolean isJoined) {
    GroupOrder sorted = of(groups, demand, isJoined);
    Demand.Target target = demand.target();
    boolean isOrdered =
        sorted.isKept()
            && (!demand.order().isEmpty()
                || !(target instanceof Demand.Subquery || target instanceof Demand.Branch));
    if (isOrdered || target instanceof Demand.Segments) {
      return sorted;
    }
    List<KeyColumn> columns = new ArrayList<>();
    sorted.names().forEach(name -> columns.add(new KeyColumn(name, KeyOrder.NONE)));
    return new GroupOrder(columns, sorted.isKept());
  }

  /**
   * The order that the demand wants if the keys can have it, else the order of the keys.
   *
   * @param isJoined whether joins behind the groups may change their order
   */
  static GroupOrder of(Origin.Groups groups, Demand demand, boolean isJoined) {
    List<KeyColumn> natural = new ArrayList<>();
    for (Origin.Key key : groups.keys()) {
      if (key.expr().type() instanceof ComplexType type) {
        throw Unsupported.construct("group-by on a column with type [" + type.name() + "]");
      }
    }
    groups.keyNames().forEach(name -> natural.add(new KeyColumn(name, KeyOrder.ASCENDING)));
    boolean hasBucket =
        demand.target() instanceof Demand.Segments segments && segments.bucket() != null;
    boolean isLost =
        isJoined && (!demand.order().isEmpty() || demand.target() instanceof Demand.Segments);
    boolean isHashed =
        demand.target() instanceof Demand.Partitioned || demand.target() instanceof Demand.Windows;
    if (natural.isEmpty() || hasBucket || isLost || isHashed) {
      return new GroupOrder(natural, false);
    }
    List<KeyColumn> wanted = new ArrayList<>();
    for (SortKey sortKey : demand.order()) {
      if (sortKey.expr() instanceof Expr.Literal) {
        continue;
      }
      if (!(sortKey.expr() instanceof Expr.Reference reference)
          || !contains(natural, reference.column())) {
        return new GroupOrder(natural, false);
      }
      if (!contains(wanted, reference.column())) {
        wanted.add(sortKey.on(reference.column()));
      }
    }
    for (KeyColumn column : natural) {
      if (!contains(wanted, column.columnName())) {
        wanted.add(column);
      }
    }
    return new GroupOrder(wanted, true);
  }

  private static boolean contains(List<KeyColumn> columns, String name) {
    return columns.stream().anyMatch(column -> column.columnName().equals(name));
  }

  ClusterBy clusterBy() {
    return new ClusterBy(columns, 0);
  }

  List<String> names() {
    return columns.stream().map(KeyColumn::columnName).toList();
  }
}
