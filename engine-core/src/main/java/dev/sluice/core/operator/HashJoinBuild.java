package dev.sluice.core.operator;

import dev.sluice.core.join.BuildCollector;
import dev.sluice.core.join.BuildSide;
import dev.sluice.frames.vector.Batch;

/** Makes the build side of a hash join. */
final class HashJoinBuild implements SideBuild<BuildSide> {
  private final BuildCollector collector;

  HashJoinBuild(OperatorSpec.HashJoin spec, int chains) {
    collector = new BuildCollector(spec.join(), spec.mustFit(), chains);
  }

  @Override
  public Lane lane(OperatorContext context) {
    BuildCollector.Lane rows = collector.lane(context.allocator(), context.spillFolder());
    return new Lane() {
      @Override
      public void add(Batch batch, long ordinal) {
        rows.add(batch, ordinal);
      }

      @Override
      public void end() {
        rows.end();
      }
    };
  }

  @Override
  public BuildSide finish(OperatorContext context) {
    return collector.finish(context.pool(), context.cancellation()::check);
  }

  @Override
  public void close() {
    collector.close();
  }
}
