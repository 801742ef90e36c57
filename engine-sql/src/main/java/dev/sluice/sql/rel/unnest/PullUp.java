package dev.sluice.sql.rel.unnest;

import dev.sluice.sql.rel.node.Groups;
import dev.sluice.sql.rel.node.Nodes;
import dev.sluice.sql.rel.node.Retyped;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** Pulls what is said of the outer row to the top of a subquery. */
final class PullUp {
  private final OuterReferences outer;
  private final Domain domain;
  private final RexBuilder rex;

  /**
   * A pull-up.
   *
   * @param left the rows around the subquery
   */
  PullUp(RelNode left, OuterReferences outer) {
    this.outer = outer;
    this.domain = new Domain(left, outer);
    this.rex = Nodes.rex(left);
  }

  PulledUp of(RelNode rel) {
    if (!outer.in(rel)) {
      return PulledUp.plain(rel);
    }
    PulledUp pulled = null;
    if (rel instanceof Filter filter) {
      pulled = filter(filter);
    } else if (rel instanceof Project project) {
      pulled = project(project);
    } else if (rel instanceof Aggregate aggregate) {
      pulled = aggregate(aggregate);
    } else if (rel instanceof Join join) {
      pulled = join(join);
    } else if (rel instanceof Sort sort) {
      pulled = sort(sort);
    }
    return pulled == null ? domain.join(rel) : pulled;
  }

  private RexNode over(PulledUp input, RexNode expression) {
    return Retyped.of(expression, rex, input.fields()::get);
  }

  private PulledUp filter(Filter filter) {
    PulledUp input = of(filter.getInput());
    List<RexNode> here = new ArrayList<>();
    List<RexNode> pulled = new ArrayList<>(input.conjuncts());
    List<RexNode> after = new ArrayList<>(input.conditions());
    for (RexNode conjunct : RelOptUtil.conjunctions(over(input, filter.getCondition()))) {
      (input.isPadded() ? after : outer.in(conjunct) ? pulled : here).add(conjunct);
    }
    return new PulledUp(
        Nodes.filter(input.rel(), here), input.fields(), pulled, input.isPadded(), after);
  }

  private @Nullable PulledUp project(Project project) {
    PulledUp input = of(project.getInput());
    List<RexNode> fields = new ArrayList<>();
    boolean isWindowed = RexOver.containsOver(project.getProjects(), null);
    for (RexNode expression : project.getProjects()) {
      fields.add(over(input, expression));
    }
    if (isWindowed && (input.isPadded() || !input.conjuncts().isEmpty())) {
      return null;
    }
    if (input.isPadded()) {
      return new PulledUp(input.rel(), fields, input.conjuncts(), true, input.conditions());
    }
    return computed(input, fields);
  }

  /** Computes what needs no outer row. */
  private PulledUp computed(PulledUp input, List<RexNode> fields) {
    List<RexNode> columns = Nodes.fields(input.rel());
    List<RexNode> results = new ArrayList<>();
    for (RexNode field : fields) {
      if (field instanceof RexInputRef || outer.in(field)) {
        results.add(field);
      } else {
        results.add(new RexInputRef(columns.size(), field.getType()));
        columns.add(field);
      }
    }
    RelNode rel =
        columns.size() == Nodes.width(input.rel())
            ? input.rel()
            : Nodes.project(input.rel(), columns);
    return new PulledUp(rel, results, input.conjuncts(), false, List.of());
  }

  private @Nullable PulledUp aggregate(Aggregate aggregate) {
    if (aggregate.getGroupType() != Aggregate.Group.SIMPLE) {
      return null;
    }
    PulledUp input = of(aggregate.getInput());
    if (input.isPadded() || input.fields().stream().anyMatch(outer::in)) {
      return null;
    }
    List<RexNode> rows = new ArrayList<>(input.fields());
    List<RexNode> conjuncts = new ArrayList<>();
    KeyedPredicates keyed = KeyedPredicates.of(input.conjuncts(), outer);
    if (keyed == null) {
      return null;
    }
    rows.addAll(keyed.inner());
    boolean isScalar = aggregate.getGroupSet().isEmpty();
    int width = Nodes.width(aggregate.getInput());
    RelNode projected = Nodes.project(input.rel(), rows);
    RelNode grouped =
        Groups.widened(aggregate, projected, ImmutableBitSet.range(width, rows.size()));
    int own = Nodes.width(aggregate);
    for (int i = 0; i < keyed.inner().size(); i++) {
      conjuncts.add(keyed.outerEquals(i, Nodes.field(grouped, own + i), rex));
    }
    conjuncts.addAll(keyed.outerOnly());
    List<RexNode> fields = Nodes.fields(grouped, 0, own);
    if (isScalar) {
      for (int i = 0; i < own; i++) {
        RexNode value =
            new RexInputRef(i, Nodes.nullable(fields.get(i).getType(), rex.getTypeFactory()));
        fields.set(i, Groups.orEmpty(aggregate.getAggCallList().get(i), value, rex));
      }
    }
    return new PulledUp(grouped, fields, conjuncts, isScalar, List.of());
  }

  private @Nullable PulledUp join(Join join) {
    JoinRelType kind = join.getJoinType();
    boolean inner = kind == JoinRelType.INNER;
    boolean leftOnly =
        kind == JoinRelType.LEFT
            || kind == JoinRelType.SEMI
            || kind == JoinRelType.ANTI
            || kind == JoinRelType.LEFT_MARK;
    if (!inner && (!leftOnly || outer.in(join.getRight()) || outer.in(join.getCondition()))) {
      return null;
    }
    PulledUp left = of(join.getLeft());
    PulledUp right = of(join.getRight());
    if (left.isPadded() || right.isPadded()) {
      return null;
    }
    int shift = Nodes.width(left.rel());
    List<RexNode> pulled = new ArrayList<>(left.conjuncts());
    pulled.addAll(shifted(right.conjuncts(), shift));
    List<RexNode> sides = new ArrayList<>(left.fields());
    sides.addAll(shifted(right.fields(), shift));
    List<RexNode> here = new ArrayList<>();
    for (RexNode conjunct :
        RelOptUtil.conjunctions(Retyped.of(join.getCondition(), rex, sides::get))) {
      if (outer.in(conjunct) && !inner) {
        return null;
      }
      (outer.in(conjunct) ? pulled : here).add(conjunct);
    }
    RelNode joined = Nodes.join(left.rel(), right.rel(), here, kind, join.getHints());
    if (inner) {
      return new PulledUp(joined, sides, pulled, false, List.of());
    }
    List<RexNode> fields = new ArrayList<>(left.fields());
    fields.addAll(Nodes.fields(joined, shift, Nodes.width(joined)));
    return new PulledUp(joined, fields, pulled, false, List.of());
  }

  private List<RexNode> shifted(List<RexNode> expressions, int by) {
    List<RexNode> shifted = new ArrayList<>();
    for (RexNode expression : expressions) {
      shifted.add(RexUtil.shift(expression, by));
    }
    return shifted;
  }

  private @Nullable PulledUp sort(Sort sort) {
    if (sort.fetch == null && sort.offset == null) {
      return of(sort.getInput());
    }
    PulledUp input = of(sort.getInput());
    if (input.isPadded()) {
      boolean keepsOne =
          sort.offset == null
              && sort.fetch instanceof RexLiteral fetch
              && RexLiteral.intValue(fetch) > 0;
      return keepsOne ? input : null;
    }
    KeyedPredicates keyed = KeyedPredicates.of(input.conjuncts(), outer);
    if (keyed == null) {
      return null;
    }
    RelNode limited = RowNumbers.limited(input.rel(), sort, input.fields(), keyed.inner(), outer);
    if (limited == null) {
      return null;
    }
    return new PulledUp(limited, input.fields(), input.conjuncts(), false, List.of());
  }
}
