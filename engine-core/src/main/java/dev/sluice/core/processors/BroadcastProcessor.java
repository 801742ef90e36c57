package dev.sluice.core.processors;

import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.operator.SideBuild;
import dev.sluice.core.processor.Lane;
import dev.sluice.core.processor.Processor;
import dev.sluice.core.processor.Progress;
import dev.sluice.core.processor.Quantum;
import dev.sluice.core.processor.Unit;
import dev.sluice.core.processor.UnitQueue;
import dev.sluice.frames.vector.Batch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One lane that reads a broadcast input for all operators that want something made of it. */
public final class BroadcastProcessor implements Processor {
  private final Lane lane;
  private final UnitQueue units;
  private final List<SideBuild.Lane> builds = new ArrayList<>();
  private @Nullable Unit unit;
  private @Nullable BatchSource source;

  /** Owns the lane. */
  public BroadcastProcessor(Lane lane, UnitQueue units, List<? extends SideBuild<?>> builds) {
    this.lane = lane;
    this.units = units;
    builds.forEach(build -> this.builds.add(build.lane(lane.context())));
  }

  @Override
  public Progress run() throws IOException {
    Quantum quantum = Quantum.start();
    do {
      lane.context().cancellation().check();
      Unit current = unit;
      BatchSource open = source;
      if (current == null || open == null) {
        current = units.poll();
        if (current == null) {
          for (SideBuild.Lane build : builds) {
            build.end();
          }
          return Progress.DONE;
        }
        open = current.open(lane);
        unit = current;
        source = open;
      }
      pump(current, open);
    } while (!quantum.isOver());
    return Progress.AGAIN;
  }

  private void pump(Unit current, BatchSource open) throws IOException {
    lane.context().arena().reset();
    Batch batch = open.next();
    if (batch == null) {
      source = null;
      unit = null;
      open.close();
      return;
    }
    for (SideBuild.Lane build : builds) {
      build.add(batch, current.ordinal());
    }
  }

  @Override
  public void close() {
    try {
      if (source != null) {
        source.close();
        source = null;
      }
    } finally {
      lane.close();
    }
  }
}
