package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.join.JoinKey;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.plan.InputSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts a filter by the keys of a join's build side into the stage that first reads the probe side's
 * rows, where that is another stage than the one that joins: what would find no partner is then
 * neither grouped nor dealt to partitions.
 */
final class KeyFilterPlacement {
  private final BuildSide side;
  private final List<JoinKey.Nulls> nulls;
  private final List<String> columns;

  /**
   * Filter by a build side.
   *
   * @param columns of the keys in the build side
   */
  KeyFilterPlacement(BuildSide side, List<String> columns, List<JoinKey.Nulls> nulls) {
    this.side = side;
    this.columns = List.copyOf(columns);
    this.nulls = List.copyOf(nulls);
  }

  /** Whether reading the build side twice costs little. */
  boolean isCheap() {
    return side.input() instanceof InputSpec.Stage || side.input() instanceof InputSpec.Inline;
  }

  /**
   * The rows of a relation that is a stage of its own, with fewer of those that have no partner.
   *
   * @param keys over the columns of the relation
   */
  Relation read(Relation relation, List<Expr> keys) {
    return relation.origin() instanceof Origin.Groups groups
        ? grouped(relation, groups, keys)
        : filtered(relation, keys, nulls, columns);
  }

  /** The groups of a relation, with fewer of those that have no partner; other rows as they are. */
  Relation grouped(Relation relation, List<Expr> keys) {
    return relation.origin() instanceof Origin.Groups groups
        ? grouped(relation, groups, keys)
        : relation;
  }

  private Relation grouped(Relation relation, Origin.Groups groups, List<Expr> keys) {
    if (groups.sets() != null || !relation.operators().stream().allMatch(this::mayFollow)) {
      return relation;
    }
    Map<String, Expr> sources = groups.keyExprs();
    List<Expr> values = new ArrayList<>();
    List<JoinKey.Nulls> modes = new ArrayList<>();
    List<String> sided = new ArrayList<>();
    for (int k = 0; k < keys.size(); k++) {
      Set<String> read = Expressions.columns(List.of(keys.get(k)));
      if (!read.isEmpty() && sources.keySet().containsAll(read)) {
        values.add(Expressions.replace(keys.get(k), sources));
        modes.add(nulls.get(k));
        sided.add(columns.get(k));
      }
    }
    if (values.isEmpty()) {
      return relation;
    }
    Origin fewer =
        new Origin.Groups(
            filtered(groups.input(), values, modes, sided),
            groups.keys(),
            groups.aggregates(),
            groups.isFinal());
    return new Relation(
        fewer,
        relation.sides(),
        relation.operators(),
        relation.signature(),
        relation.conjuncts(),
        relation.columns());
  }

  /** Whether rows may be dropped before the operator in place of behind it. */
  private boolean mayFollow(OperatorSpec operator) {
    return operator instanceof OperatorSpec.Filter
        || operator instanceof OperatorSpec.KeyFilter
        || (operator instanceof OperatorSpec.HashJoin hash && !hash.join().kind().marksBuild());
  }

  private Relation filtered(
      Relation relation, List<Expr> values, List<JoinKey.Nulls> modes, List<String> sided) {
    KeyedRelation keyed = KeyedRelation.of(relation, values);
    List<JoinKey> keys = new ArrayList<>();
    for (int k = 0; k < values.size(); k++) {
      keys.add(new JoinKey(keyed.keys().get(k), sided.get(k), modes.get(k)));
    }
    Relation rows = keyed.relation();
    OperatorSpec filter = new OperatorSpec.KeyFilter(rows.nextInput(), side.signature(), keys);
    return rows.joined(new Side(side.input(), true), filter, rows.signature(), rows.columns());
  }
}
