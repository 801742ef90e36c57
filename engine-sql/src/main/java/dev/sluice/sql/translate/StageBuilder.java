package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/** Builds the stages of relations. */
final class StageBuilder {
  private final StageList stages;
  private final Parallelism parallelism;
  private final ScanStages scans;
  private final GroupStages groups;

  StageBuilder(StageList stages, Parallelism parallelism) {
    this.stages = stages;
    this.parallelism = parallelism;
    this.scans = new ScanStages(stages, parallelism);
    this.groups = new GroupStages(stages, parallelism);
  }

  /** Builds everything up to the rows that are asked for. */
  BuiltStage build(
      Relation relation,
      List<Expr> outputs,
      List<SortKey> order,
      RowLimit limit,
      Demand.Target target) {
    if (limit.isNone()) {
      return build(relation, new Demand(outputs, order, null, target));
    }
    BuiltStage rows =
        build(relation, new Demand(outputs, order, limit.reach(), new Demand.Limited()));
    int number =
        stages.add(
            List.of(new InputSpec.Stage(rows.number())),
            new ProcessorSpec.Limit(limit.offset(), limit.count()),
            rows.signature(),
            null,
            1);
    return new BuiltStage(number, rows.signature(), rows.columns());
  }

  /** The stage that gives the caller its rows. */
  BuiltStage result(QueryRows rows) {
    BuiltStage limited = finished(rows);
    return limited == null
        ? build(rows.relation(), rows.outputs(), rows.order(), rows.limit(), new Demand.Result())
        : limited;
  }

  /** The stage that gave the rows already, if nothing is left to do with them. */
  private @Nullable BuiltStage finished(QueryRows rows) {
    Relation relation = rows.relation();
    if (!relation.isPlain()
        || !rows.order().isEmpty()
        || !rows.limit().isNone()
        || !(relation.origin() instanceof Origin.Inputs inputs)
        || inputs.inputs().size() != 1
        || !(inputs.inputs().get(0) instanceof InputSpec.Stage stage)
        || !(stages.get(stage.stageNumber()).processor() instanceof ProcessorSpec.Limit)) {
      return null;
    }
    List<String> columns = new ArrayList<>();
    for (Expr output : rows.outputs()) {
      if (!(output instanceof Expr.Reference reference)) {
        return null;
      }
      columns.add(reference.column());
    }
    return new BuiltStage(stage.stageNumber(), relation.signature(), columns);
  }

  private BuiltStage build(Relation relation, Demand demand) {
    if (relation.origin() instanceof Origin.Inputs inputs) {
      return scans.build(relation, inputs, demand);
    }
    return groups.build(relation, (Origin.Groups) relation.origin(), demand);
  }

  /**
   * The values as an input that a join reads: what the relation reads itself, if that is all there
   * is to it, else a stage.
   */
  BuildSide side(Relation relation, List<Expr> values) {
    if (relation.isPlain()
        && relation.origin() instanceof Origin.Inputs inputs
        && inputs.inputs().size() == 1
        && values.stream().allMatch(value -> value instanceof Expr.Reference)) {
      return BuildSide.of(inputs.inputs().get(0), relation.signature(), Expressions.names(values));
    }
    BuiltStage stage = build(relation, new Demand(values, List.of(), null, new Demand.Subquery()));
    return BuildSide.of(stage);
  }

  /**
   * The values and keys, dealt to partitions by the keys.
   *
   * @param isSorted whether partitions are sorted by the keys too
   */
  BuildSide partitioned(Relation relation, List<Expr> values, List<Expr> keys, boolean isSorted) {
    List<Expr> outputs = new ArrayList<>(values);
    outputs.addAll(keys);
    Demand.Target target = new Demand.Partitioned(keys, isSorted);
    return BuildSide.of(build(relation, new Demand(outputs, List.of(), null, target)));
  }

  /** The rows of a relation that joins two sorted inputs and does nothing else, as a stage. */
  Relation merged(Relation relation) {
    Origin.Inputs origin = (Origin.Inputs) relation.origin();
    int number =
        stages.add(
            origin.inputs(),
            relation.sides(),
            new ProcessorSpec.SortMergeJoin(relation.operators()),
            relation.signature(),
            null,
            parallelism.workers());
    Origin stage = new Origin.Inputs(List.of(new InputSpec.Stage(number)), true);
    return Relation.of(stage, relation.signature(), relation.columns());
  }

  /** The same rows read from inputs: groups are built as stages of their own. */
  Relation input(Relation relation) {
    if (relation.origin() instanceof Origin.Inputs) {
      return relation;
    }
    return subquery(relation).read(true);
  }

  /** The stage with all fields of the relation, in no order. */
  BuiltStage subquery(Relation relation) {
    return build(relation, new Demand(relation.columns(), List.of(), null, new Demand.Subquery()));
  }

  /**
   * All rows of the branches, which get stages of their own.
   *
   * @param names names of the columns
   * @param types types to which the columns of each branch are converted
   */
  Relation union(
      List<Relation> branches,
      List<String> names,
      List<ColumnType> types,
      Conversions conversions) {
    List<InputSpec> inputs = new ArrayList<>();
    RowSignature.Builder signature = RowSignature.builder();
    for (int i = 0; i < names.size(); i++) {
      signature.add(names.get(i), types.get(i));
    }
    for (Relation branch : branches) {
      List<Expr> outputs = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        outputs.add(conversions.cast(branch.columns().get(i), types.get(i)));
      }
      Demand demand = new Demand(outputs, List.of(), null, new Demand.Branch(names));
      inputs.add(new InputSpec.Stage(build(branch, demand).number()));
    }
    return Relation.of(new Origin.Inputs(inputs, true), signature.build());
  }

  Relation union(List<Relation> branches, RelDataType row, Conversions conversions) {
    return union(branches, row.getFieldNames(), Decimals.types(row, branches), conversions);
  }
}
