package dev.sluice.core.operator;

import dev.sluice.core.join.KeyCollector;
import dev.sluice.core.join.KeyMembership;
import dev.sluice.frames.vector.Batch;

/** Makes what a filter knows of the keys of a broadcast input. */
final class KeyFilterBuild implements SideBuild<KeyMembership> {
  private final KeyCollector collector;

  KeyFilterBuild(OperatorSpec.KeyFilter spec) {
    collector = new KeyCollector(spec.keys(), spec.build());
  }

  @Override
  public Lane lane(OperatorContext context) {
    KeyCollector.Lane keys = collector.lane(context.pool());
    return new Lane() {
      @Override
      public void add(Batch batch, long ordinal) {
        keys.add(batch);
      }

      @Override
      public void end() {}
    };
  }

  @Override
  public KeyMembership finish(OperatorContext context) {
    return collector.finish(context.pool(), context.cancellation()::check);
  }

  @Override
  public void close() {
    collector.close();
  }
}
