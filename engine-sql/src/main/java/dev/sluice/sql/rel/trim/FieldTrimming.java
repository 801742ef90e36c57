package dev.sluice.sql.rel.trim;

import com.google.common.collect.ImmutableList;
import dev.sluice.sql.rel.node.Nodes;
import dev.sluice.sql.rel.node.Retyped;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.mapping.Mappings;

/** Leaves out columns that nobody reads, and merges projections. */
public final class FieldTrimming {
  private FieldTrimming() {}

  /** The plan with the same columns. */
  public static RelNode of(RelNode rel) {
    return trimmed(rel, ImmutableBitSet.range(Nodes.width(rel)));
  }

  /** Just the wanted columns, in their order; the first one if none is wanted. */
  private static RelNode trimmed(RelNode rel, ImmutableBitSet wanted) {
    int width = Nodes.width(rel);
    ImmutableBitSet kept = wanted.isEmpty() && width > 0 ? ImmutableBitSet.of(0) : wanted;
    if (rel instanceof Project project) {
      return project(project, kept);
    }
    if (rel instanceof Filter filter) {
      ImmutableBitSet read = kept.union(RelOptUtil.InputFinder.bits(filter.getCondition()));
      RelNode input = trimmed(filter.getInput(), read);
      RexNode condition = mapped(filter.getCondition(), read, input, filter);
      return only(Nodes.filter(input, List.of(condition)), read, kept);
    }
    if (rel instanceof Join join) {
      return join(join, kept);
    }
    if (rel instanceof Aggregate aggregate) {
      return aggregate(aggregate, kept);
    }
    if (rel instanceof Sort sort) {
      return sort(sort, kept);
    }
    if (rel instanceof Union union && union.all) {
      List<RelNode> inputs = new ArrayList<>();
      union.getInputs().forEach(input -> inputs.add(trimmed(input, kept)));
      return union.copy(union.getTraitSet(), inputs);
    }
    List<RelNode> inputs = new ArrayList<>();
    rel.getInputs()
        .forEach(input -> inputs.add(trimmed(input, ImmutableBitSet.range(Nodes.width(input)))));
    RelNode same = inputs.equals(rel.getInputs()) ? rel : rel.copy(rel.getTraitSet(), inputs);
    return only(same, ImmutableBitSet.range(width), kept);
  }

  /** The kept ones of the columns that are there. */
  private static RelNode only(RelNode rel, ImmutableBitSet there, ImmutableBitSet kept) {
    if (there.equals(kept)) {
      return rel;
    }
    List<RexNode> fields = new ArrayList<>();
    kept.forEachInt(column -> fields.add(Nodes.field(rel, there.indexOf(column))));
    return merged(rel, fields, names(rel, fields));
  }

  private static List<String> names(RelNode rel, List<RexNode> fields) {
    List<String> names = new ArrayList<>();
    fields.forEach(
        field -> names.add(rel.getRowType().getFieldNames().get(((RexInputRef) field).getIndex())));
    return names;
  }

  private static RexNode mapped(
      RexNode expression, ImmutableBitSet there, RelNode input, RelNode rel) {
    return Retyped.of(
        expression, Nodes.rex(rel), column -> Nodes.field(input, there.indexOf(column)));
  }

  private static RelNode project(Project project, ImmutableBitSet kept) {
    List<RexNode> expressions = new ArrayList<>();
    List<String> names = new ArrayList<>();
    kept.forEachInt(
        column -> {
          expressions.add(project.getProjects().get(column));
          names.add(project.getRowType().getFieldNames().get(column));
        });
    ImmutableBitSet read = RelOptUtil.InputFinder.bits(expressions, null);
    RelNode input = trimmed(project.getInput(), read);
    ImmutableBitSet there =
        read.isEmpty() && Nodes.width(project.getInput()) > 0 ? ImmutableBitSet.of(0) : read;
    List<RexNode> mapped = new ArrayList<>();
    expressions.forEach(expression -> mapped.add(mapped(expression, there, input, project)));
    return merged(input, mapped, names);
  }

  /** A projection; one below it is merged into it if nothing is computed twice for that. */
  private static RelNode merged(RelNode input, List<RexNode> expressions, List<String> names) {
    if (input instanceof Project below && isMergeable(below, expressions)) {
      List<RexNode> merged = Retyped.of(expressions, Nodes.rex(input), below.getProjects()::get);
      return merged(below.getInput(), merged, names);
    }
    boolean isSame = expressions.size() == Nodes.width(input);
    for (int i = 0; i < expressions.size() && isSame; i++) {
      isSame = expressions.get(i) instanceof RexInputRef ref && ref.getIndex() == i;
    }
    return isSame && names.equals(input.getRowType().getFieldNames())
        ? input
        : Nodes.project(input, expressions, names);
  }

  private static boolean isMergeable(Project below, List<RexNode> expressions) {
    if (RexOver.containsOver(below.getProjects(), null)) {
      return expressions.stream().allMatch(RexInputRef.class::isInstance)
          && RelOptUtil.InputFinder.bits(expressions, null).cardinality() == expressions.size();
    }
    if (RexOver.containsOver(expressions, null)) {
      return below.getProjects().stream().allMatch(RexInputRef.class::isInstance);
    }
    int[] uses = new int[below.getProjects().size()];
    for (RexNode expression : expressions) {
      expression.accept(
          new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
              uses[ref.getIndex()]++;
              return ref;
            }
          });
    }
    for (int i = 0; i < uses.length; i++) {
      RexNode expression = below.getProjects().get(i);
      boolean isFree = expression instanceof RexInputRef || expression instanceof RexLiteral;
      if (uses[i] > 1 && !isFree) {
        return false;
      }
    }
    return true;
  }

  private static RelNode join(Join join, ImmutableBitSet kept) {
    int leftWidth = Nodes.width(join.getLeft());
    int width = leftWidth + Nodes.width(join.getRight());
    ImmutableBitSet read = RelOptUtil.InputFinder.bits(join.getCondition());
    boolean isMark = join.getJoinType() == JoinRelType.LEFT_MARK;
    ImmutableBitSet columns = isMark ? kept.clear(leftWidth) : kept;
    ImmutableBitSet all = read.union(columns);
    ImmutableBitSet ofLeft = orFirst(all.intersect(ImmutableBitSet.range(leftWidth)));
    ImmutableBitSet ofRight =
        orFirst(all.intersect(ImmutableBitSet.range(leftWidth, width)).shift(-leftWidth));
    RelNode left = trimmed(join.getLeft(), ofLeft);
    RelNode right = trimmed(join.getRight(), ofRight);
    int shift = Nodes.width(left);
    RexNode condition =
        Retyped.of(
            join.getCondition(),
            Nodes.rex(join),
            column ->
                column < leftWidth
                    ? Nodes.field(left, ofLeft.indexOf(column))
                    : RexUtil.shift(
                        Nodes.field(right, ofRight.indexOf(column - leftWidth)), shift));
    RelNode joined =
        Nodes.join(left, right, List.of(condition), join.getJoinType(), join.getHints());
    ImmutableBitSet there = ofLeft;
    if (isMark) {
      there = there.set(leftWidth);
    } else if (join.getJoinType().projectsRight()) {
      there = there.union(ofRight.shift(leftWidth));
    }
    return only(joined, there, kept);
  }

  private static ImmutableBitSet orFirst(ImmutableBitSet columns) {
    return columns.isEmpty() ? ImmutableBitSet.of(0) : columns;
  }

  private static RelNode aggregate(Aggregate aggregate, ImmutableBitSet kept) {
    int keys = aggregate.getGroupCount();
    List<AggregateCall> calls = new ArrayList<>();
    ImmutableBitSet.Builder thereBuilder = ImmutableBitSet.builder();
    thereBuilder.set(0, keys);
    ImmutableBitSet.Builder readBuilder = ImmutableBitSet.builder();
    readBuilder.addAll(aggregate.getGroupSet());
    for (int i = 0; i < aggregate.getAggCallList().size(); i++) {
      AggregateCall call = aggregate.getAggCallList().get(i);
      boolean isWanted = kept.get(keys + i);
      boolean mayFail = call.getAggregation().getKind() == SqlKind.SINGLE_VALUE;
      if (isWanted || mayFail) {
        calls.add(call);
        thereBuilder.set(keys + i);
        call.getArgList().forEach(readBuilder::set);
        if (call.filterArg >= 0) {
          readBuilder.set(call.filterArg);
        }
        call.collation.getFieldCollations().forEach(key -> readBuilder.set(key.getFieldIndex()));
        if (call.distinctKeys != null) {
          readBuilder.addAll(call.distinctKeys);
        }
      }
    }
    ImmutableBitSet read = readBuilder.build();
    int width = Nodes.width(aggregate.getInput());
    ImmutableBitSet there = read.isEmpty() && width > 0 ? ImmutableBitSet.of(0) : read;
    RelNode input = trimmed(aggregate.getInput(), there);
    Mappings.TargetMapping mapping =
        Mappings.target(
            column -> there.get(column) ? there.indexOf(column) : null, width, Nodes.width(input));
    ImmutableBitSet set = position(aggregate.getGroupSet(), there);
    ImmutableList.Builder<ImmutableBitSet> sets = ImmutableList.builder();
    aggregate.getGroupSets().forEach(one -> sets.add(position(one, there)));
    List<AggregateCall> moved = new ArrayList<>();
    calls.forEach(call -> moved.add(call.transform(mapping)));
    RelNode groups = LogicalAggregate.create(input, aggregate.getHints(), set, sets.build(), moved);
    return only(groups, thereBuilder.build(), kept);
  }

  private static ImmutableBitSet position(ImmutableBitSet columns, ImmutableBitSet there) {
    ImmutableBitSet.Builder position = ImmutableBitSet.builder();
    columns.forEachInt(column -> position.set(there.indexOf(column)));
    return position.build();
  }

  private static RelNode sort(Sort sort, ImmutableBitSet kept) {
    ImmutableBitSet.Builder readBuilder = ImmutableBitSet.builder();
    readBuilder.addAll(kept);
    List<RelFieldCollation> keys = sort.getCollation().getFieldCollations();
    keys.forEach(key -> readBuilder.set(key.getFieldIndex()));
    ImmutableBitSet read = readBuilder.build();
    RelNode input = trimmed(sort.getInput(), read);
    List<RelFieldCollation> moved = new ArrayList<>();
    keys.forEach(key -> moved.add(key.withFieldIndex(read.indexOf(key.getFieldIndex()))));
    RelNode sorted = LogicalSort.create(input, RelCollations.of(moved), sort.offset, sort.fetch);
    return only(sorted, read, kept);
  }
}
