package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.core.plan.ShuffleSpec;
import dev.sluice.frames.type.RowSignature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the two stages of a grouping: partial groups, and the merge after the shuffle. */
final class GroupStages {
  /** Partitions of hashed groups: many, so that the table of one is small. */
  private static final int HASH_PARTITIONS = 64;

  private final StageList stages;
  private final Parallelism parallelism;

  GroupStages(StageList stages, Parallelism parallelism) {
    this.stages = stages;
    this.parallelism = parallelism;
  }

  /**
   * Builds both stages.
   *
   * @param relation what is wanted of the groups
   * @param groups its origin
   */
  BuiltStage build(Relation relation, Origin.Groups groups, Demand demand) {
    Origin.Inputs inputs = (Origin.Inputs) groups.input().origin();
    GroupOrder order =
        inputs.isParallel()
            ? GroupOrder.ofParallel(groups, demand, relation.isJoined())
            : GroupOrder.of(groups, demand, relation.isJoined());
    GroupInput input = GroupInput.of(groups, order, used(relation, groups, demand));
    int before =
        stages.add(
            InputReads.narrowed(inputs.inputs(), input.operators()),
            groups.input().sides(),
            new ProcessorSpec.GroupByPreShuffle(input.operators()),
            input.signature(),
            shuffleBefore(order, inputs, demand),
            inputs.isParallel() ? parallelism.workers() : 1);
    return merge(before, relation, groups, order, input, demand);
  }

  private BuiltStage merge(
      int before,
      Relation relation,
      Origin.Groups groups,
      GroupOrder order,
      GroupInput input,
      Demand demand) {
    List<OperatorSpec> operators = new ArrayList<>();
    operators.add(
        new OperatorSpec.MergeAggregate(
            order.names(), input.aggregates(), groups.isFinal(), order.isSorted()));
    boolean isBoosted = !order.isKept() && demand.target() instanceof Demand.Segments;
    KeyedProjection projection =
        KeyedProjection.of(
            "p",
            relation.signature(),
            order.isKept() || isOneRow(relation, groups, demand) ? demand.withoutOrder() : demand);
    RowSignature given =
        relation.operators().isEmpty() ? input.signature(groups.isFinal()) : relation.signature();
    operators.addAll(
        projection.isIdentity(given)
            ? Chain.filtering(relation)
            : Chain.projecting(relation, projection.projections()));
    ShuffleSpec shuffle = shuffleAfter(order, projection, demand);
    RowSignature signature =
        projection.signature(isBoosted && shuffle instanceof ShuffleSpec.TargetSize);
    int after =
        stages.add(
            List.of(new InputSpec.Stage(before)),
            relation.sides(),
            new ProcessorSpec.GroupByPostShuffle(UnusedColumns.without(operators)),
            signature,
            shuffle,
            parallelism.workers());
    return new BuiltStage(after, signature, projection.outputs());
  }

  /** Whether sorting changes nothing. */
  private static boolean isOneRow(Relation relation, Origin.Groups groups, Demand demand) {
    return groups.isOneRow()
        && !relation.isJoined()
        && !(demand.target() instanceof Demand.Windows)
        && !(demand.target() instanceof Demand.Segments);
  }

  /** Aggregates that something reads. */
  private static List<Origin.Measure> used(Relation relation, Origin.Groups groups, Demand demand) {
    List<Expr> read = new ArrayList<>(demand.exprs());
    read.addAll(relation.conjuncts());
    Set<String> names = new HashSet<>(Expressions.columns(read));
    names.addAll(InputReads.columns(relation.operators()));
    return groups.aggregates().stream().filter(m -> names.contains(m.name())).toList();
  }

  private ShuffleSpec shuffleBefore(GroupOrder order, Origin.Inputs inputs, Demand demand) {
    if (order.columns().isEmpty()) {
      return new ShuffleSpec.Mix();
    }
    if (!order.isSorted()) {
      return new ShuffleSpec.Hash(order.clusterBy(), HASH_PARTITIONS);
    }
    if (order.isKept() && demand.target() instanceof Demand.Segments segments) {
      return new ShuffleSpec.TargetSize(order.clusterBy(), segments.rowsPerSegment(), true);
    }
    boolean isOne =
        !inputs.isParallel() || (order.isKept() && demand.target() instanceof Demand.Limited);
    return new ShuffleSpec.MaxCount(
        order.clusterBy(), isOne ? 1 : parallelism.partitions(), true, null);
  }

  private @Nullable ShuffleSpec shuffleAfter(
      GroupOrder order, KeyedProjection projection, Demand demand) {
    if (order.isKept()) {
      return null;
    }
    if (projection.key().isEmpty()) {
      return new ShuffleSpec.Mix();
    }
    if (demand.target() instanceof Demand.Partitioned) {
      return new ShuffleSpec.Hash(projection.clusterBy(false), parallelism.partitions());
    }
    if (demand.target() instanceof Demand.Windows windows) {
      return ScanStages.windows(projection.clusterBy(false), windows, parallelism);
    }
    if (demand.target() instanceof Demand.Segments segments) {
      return new ShuffleSpec.TargetSize(
          projection.clusterBy(true), segments.rowsPerSegment(), false);
    }
    return new ShuffleSpec.MaxCount(projection.clusterBy(false), 1, false, demand.limit());
  }
}
