package dev.sluice.core.processors;

import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.processor.Lane;
import dev.sluice.core.processor.Unit;
import dev.sluice.frames.vector.Batch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Neighbouring partitions of another stage that are too small for chains of their own, read one
 * after the other as if they were the first of them.
 */
public record MergedPartitions(List<PartitionUnit> parts) implements Unit {
  /** Rows from which a partition is worth a chain of its own. */
  private static final long ENOUGH_ROWS = 1 << 15;

  public MergedPartitions {
    parts = List.copyOf(parts);
  }

  /** The units, with small neighbours together. */
  public static List<Unit> of(List<PartitionUnit> partitions) {
    List<Unit> units = new ArrayList<>();
    List<PartitionUnit> small = new ArrayList<>();
    long rows = 0;
    for (PartitionUnit partition : partitions) {
      small.add(partition);
      rows += partition.stage().rowCount(partition.partition());
      if (rows >= ENOUGH_ROWS) {
        units.add(unit(small));
        small.clear();
        rows = 0;
      }
    }
    if (!small.isEmpty()) {
      units.add(unit(small));
    }
    return units;
  }

  private static Unit unit(List<PartitionUnit> small) {
    return small.size() == 1 ? small.get(0) : new MergedPartitions(small);
  }

  @Override
  public long ordinal() {
    return parts.get(0).ordinal();
  }

  @Override
  public int partition() {
    return parts.get(0).partition();
  }

  @Override
  public BatchSource open(Lane lane) {
    return new Sequence(parts, lane);
  }

  private static final class Sequence implements BatchSource {
    private final List<PartitionUnit> parts;
    private final Lane lane;
    private int next;
    private @Nullable BatchSource current;

    Sequence(List<PartitionUnit> parts, Lane lane) {
      this.parts = parts;
      this.lane = lane;
    }

    @Override
    public @Nullable Batch next() throws IOException {
      while (true) {
        if (current != null) {
          Batch batch = current.next();
          if (batch != null) {
            return batch;
          }
          close();
        }
        if (next == parts.size()) {
          return null;
        }
        current = parts.get(next++).open(lane);
      }
    }

    @Override
    public void close() {
      BatchSource open = current;
      current = null;
      if (open != null) {
        open.close();
      }
    }
  }
}
