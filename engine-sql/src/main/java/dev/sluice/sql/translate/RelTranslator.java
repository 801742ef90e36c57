package dev.sluice.sql.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/** Relational operators as relations; stages are built where an operator needs them. */
final class RelTranslator {
  private final TranslationContext context;
  private final StageBuilder builder;
  private final AggregateTranslator aggregates;
  private final JoinTranslator joins;
  private final TableTranslator tables;
  private final SetOperationTranslator sets;
  private final UnnestTranslator unnests;
  private final SharedPlans shared;
  private final WindowTranslator windows;

  RelTranslator(
      TranslationContext context,
      StageBuilder builder,
      AggregateTranslator aggregates,
      JoinTranslator joins,
      WindowTranslator windows,
      SharedPlans shared) {
    this.context = context;
    this.builder = builder;
    this.joins = joins;
    this.windows = windows;
    this.tables = new TableTranslator(context);
    this.sets = new SetOperationTranslator(context, builder, aggregates);
    this.unnests = new UnnestTranslator(context);
    this.shared = shared;
    this.aggregates = aggregates;
  }

  /** The rows of an operator; what occurs several times in the query is computed once. */
  Relation translate(RelNode node) {
    return translate(node, all(node));
  }

  private static ImmutableBitSet all(RelNode node) {
    return ImmutableBitSet.range(node.getRowType().getFieldCount());
  }

  /** As {@link #translate(RelNode)}, with any value in fields that are not used. */
  private Relation translate(RelNode node, ImmutableBitSet used) {
    if (!shared.isShared(node)) {
      return operator(node, used);
    }
    BuiltStage stage = shared.stage(node);
    if (stage == null) {
      stage = builder.subquery(operator(node, all(node)));
      shared.add(node, stage);
    }
    return stage.read(true);
  }

  private Relation operator(RelNode node, ImmutableBitSet used) {
    if (node instanceof Window window) {
      return windows.translate(window, translate(window.getInput()), used);
    }
    if (node instanceof TableScan scan) {
      return tables.table(scan);
    }
    if (node instanceof Values values) {
      return tables.values(values);
    }
    if (node instanceof Project project) {
      Relation input =
          translate(project.getInput(), RelOptUtil.InputFinder.bits(project.getProjects(), null));
      return ProjectTranslator.project(input, project.getProjects(), names(project), context);
    }
    if (node instanceof Filter filter) {
      ImmutableBitSet tested = RelOptUtil.InputFinder.bits(filter.getCondition());
      return filter(translate(filter.getInput(), used.union(tested)), filter.getCondition());
    }
    if (node instanceof Join join) {
      return joins.translate(join, translate(join.getLeft()), translate(join.getRight()));
    }
    if (node instanceof Aggregate aggregate) {
      return aggregates.translate(aggregate, translate(aggregate.getInput()));
    }
    if (node instanceof Correlate correlate) {
      return unnests.translate(correlate, translate(correlate.getLeft()));
    }
    if (node instanceof Uncollect uncollect) {
      return unnests.translate(uncollect, translate(uncollect.getInput()));
    }
    if (node instanceof Sort sort) {
      return sorted(sort);
    }
    if (node instanceof SetOp operation) {
      return set(operation);
    }
    String name = node.getRelTypeName().replace("Logical", "").toUpperCase(Locale.ROOT);
    throw Unsupported.construct("[" + name + "]");
  }

  private Relation filter(Relation input, RexNode condition) {
    return input.where(new RexTranslator(input.columns(), context).translate(condition));
  }

  private Relation sorted(Sort sort) {
    Relation input = translate(sort.getInput());
    if (sort.fetch == null && sort.offset == null) {
      return input;
    }
    BuiltStage limited =
        builder.build(
            input,
            input.columns(),
            SortKeys.of(sort, input),
            RowLimit.of(sort),
            new Demand.Result());
    return limited.read(false);
  }

  private Relation set(SetOp operation) {
    List<Relation> branches = new ArrayList<>();
    operation.getInputs().forEach(input -> branches.add(translate(input)));
    return sets.translate(operation, branches);
  }

  private static List<String> names(Project project) {
    return project.getRowType().getFieldNames();
  }
}
