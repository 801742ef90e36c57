package dev.sluice.core.exec;

import dev.sluice.core.join.JoinColumn;
import dev.sluice.core.join.JoinKey;
import dev.sluice.core.join.JoinKind;
import dev.sluice.core.join.JoinSpec;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.plan.ShuffleSpec;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.key.KeyOrder;
import dev.sluice.frames.type.RowSignature;
import java.util.List;

/** Plans with joins of two inputs on x. */
final class JoinPlans {
  private JoinPlans() {}

  static JoinSpec join(JoinKind kind) {
    return new JoinSpec(
        1,
        Plans.INPUT,
        kind,
        List.of(new JoinKey("x", "x", JoinKey.Nulls.DIFFER)),
        kind.givesBuild()
            ? List.of(new JoinColumn("t2", "t"), new JoinColumn("s2", "s"))
            : List.of(),
        null,
        kind == JoinKind.MARK ? "mark" : null);
  }

  private static String[] names(RowSignature signature) {
    return signature.columns().stream().map(RowSignature.Column::name).toArray(String[]::new);
  }

  /** The build side is broadcast: the input itself, or a stage that reads it. */
  static QueryDefinition broadcast(
      JoinKind kind, InputSpec probe, InputSpec build, boolean byStage, boolean shuffles) {
    RowSignature output = join(kind).output(Plans.INPUT);
    StageDefinition first =
        Plans.stage(0, build, Plans.scanOf(), Plans.INPUT, new ShuffleSpec.Mix());
    StageDefinition joining =
        new StageDefinition(
            byStage ? 1 : 0,
            List.of(probe, byStage ? new InputSpec.Stage(0) : build),
            List.of(1),
            Plans.scanOf(new OperatorSpec.HashJoin(join(kind), false)),
            output,
            shuffles ? new ShuffleSpec.Mix() : null,
            Plans.WORKERS,
            false);
    return Plans.select(byStage ? List.of(first, joining) : List.of(joining), names(output));
  }

  /** Both sides are hashed by x into partitions of their own numbers. */
  static QueryDefinition partitioned(JoinKind kind, InputSpec probe, InputSpec build) {
    RowSignature output = join(kind).output(Plans.INPUT);
    ClusterBy key = new ClusterBy(List.of(new KeyColumn("x", KeyOrder.NONE)), 0);
    StageDefinition left =
        Plans.stage(0, probe, Plans.scanOf(), Plans.INPUT, new ShuffleSpec.Hash(key, 5));
    StageDefinition right =
        Plans.stage(1, build, Plans.scanOf(), Plans.INPUT, new ShuffleSpec.Hash(key, 5));
    StageDefinition joining =
        new StageDefinition(
            2,
            List.of(new InputSpec.Stage(0), new InputSpec.Stage(1)),
            List.of(),
            Plans.scanOf(new OperatorSpec.HashJoin(join(kind), false)),
            output,
            null,
            Plans.WORKERS,
            false);
    return Plans.select(List.of(left, right, joining), names(output));
  }
}
