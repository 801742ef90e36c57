package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.operator.OperatorSpec;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.util.ImmutableBitSet;

/** The sets of keys by which an aggregate groups. */
record KeySets(List<Integer> fields, List<ImmutableBitSet> sets) {
  KeySets(Aggregate aggregate) {
    this(aggregate.getGroupSet().asList(), aggregate.getGroupSets());
  }

  boolean isSingle() {
    return sets.size() == 1;
  }

  /** Groups by all fields of the sets; gives their columns. */
  List<Expr> keys(Grouping grouping) {
    List<Expr> keys = new ArrayList<>();
    for (int field : fields) {
      keys.add(isSingle() ? grouping.key(field) : grouping.separateKey(field));
    }
    return keys;
  }

  /**
   * The sets by the names of their columns.
   *
   * @param keys columns of the fields
   * @param others columns that belong to every set
   */
  List<OperatorSpec.KeySet> named(List<Expr> keys, List<Expr> others) {
    List<OperatorSpec.KeySet> named = new ArrayList<>();
    for (ImmutableBitSet set : sets) {
      List<Expr> chosen = new ArrayList<>();
      for (int i = 0; i < fields.size(); i++) {
        if (set.get(fields.get(i))) {
          chosen.add(keys.get(i));
        }
      }
      chosen.addAll(others);
      List<String> names = new ArrayList<>();
      chosen.forEach(column -> names.add(((Expr.Reference) column).column()));
      named.add(new OperatorSpec.KeySet(names, set.isEmpty()));
    }
    return named;
  }
}
