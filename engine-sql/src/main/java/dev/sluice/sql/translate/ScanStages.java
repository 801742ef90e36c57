package dev.sluice.sql.translate;

import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.core.plan.ShuffleSpec;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.type.RowSignature;
import java.util.List;

/** Builds the stage that filters and projects the rows of inputs. */
final class ScanStages {
  private final StageList stages;
  private final Parallelism parallelism;

  ScanStages(StageList stages, Parallelism parallelism) {
    this.stages = stages;
    this.parallelism = parallelism;
  }

  BuiltStage build(Relation relation, Origin.Inputs origin, Demand demand) {
    KeyedProjection projection = KeyedProjection.of("v", relation.signature(), demand);
    List<OperatorSpec> operators =
        projection.isIdentity(relation.signature())
            ? Chain.filtering(relation)
            : Chain.projecting(relation, projection.projections());
    operators = UnusedColumns.without(operators);
    boolean isMixed = isMixed(demand);
    boolean isBoosted =
        !isMixed
            && !(demand.target() instanceof Demand.Partitioned)
            && !(demand.target() instanceof Demand.Windows);
    if (isMixed && demand.limit() != null) {
      operators.add(new OperatorSpec.Limit(0, demand.limit()));
    }
    RowSignature signature = projection.signature(isBoosted);
    int number =
        stages.add(
            InputReads.narrowed(origin.inputs(), operators),
            relation.sides(),
            processor(operators),
            signature,
            shuffle(projection, demand, isMixed),
            origin.isParallel() ? parallelism.workers() : 1);
    return new BuiltStage(number, signature, projection.outputs());
  }

  private static ProcessorSpec processor(List<OperatorSpec> operators) {
    return operators.stream().anyMatch(OperatorSpec.Window.class::isInstance)
        ? new ProcessorSpec.Window(operators)
        : new ProcessorSpec.Scan(operators);
  }

  private static boolean isMixed(Demand demand) {
    return demand.target() instanceof Demand.Subquery
        || demand.target() instanceof Demand.Branch
        || (demand.order().isEmpty()
            && (demand.target() instanceof Demand.Limited
                || demand.target() instanceof Demand.Windows));
  }

  private ShuffleSpec shuffle(KeyedProjection projection, Demand demand, boolean isMixed) {
    if (isMixed) {
      return new ShuffleSpec.Mix();
    }
    if (demand.target() instanceof Demand.Partitioned) {
      return new ShuffleSpec.Hash(projection.clusterBy(false), parallelism.partitions());
    }
    if (demand.target() instanceof Demand.Windows windows) {
      return windows(projection.clusterBy(false), windows, parallelism);
    }
    ClusterBy key = projection.clusterBy(true);
    if (demand.target() instanceof Demand.Segments segments) {
      return new ShuffleSpec.TargetSize(key, segments.rowsPerSegment(), false);
    }
    return new ShuffleSpec.MaxCount(key, 1, false, demand.limit());
  }

  /** Rows of a partition come together, sorted. */
  static ShuffleSpec windows(ClusterBy key, Demand.Windows windows, Parallelism parallelism) {
    return windows.hashedColumns() == 0
        ? new ShuffleSpec.MaxCount(key, 1, false, null)
        : new ShuffleSpec.Hash(key, parallelism.partitions(), windows.hashedColumns());
  }
}
