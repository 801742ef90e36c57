package dev.sluice.core.group;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several key columns: combined codes in an array as long as there are few, then packed words. */
final class MultiKeyGrouper implements Grouper {
  private final List<ColumnType> types;
  private @Nullable DirectGrouper direct;
  private @Nullable PackedGrouper packed;

  MultiKeyGrouper(List<ColumnType> types) {
    this.types = List.copyOf(types);
    direct = new DirectGrouper(types);
  }

  @Override
  public int[] groups(ColumnVector[] keys, int count, VectorArena arena) {
    DirectGrouper few = direct;
    if (few != null) {
      int[] groups = few.tryGroups(keys, count, arena);
      if (groups != null) {
        return groups;
      }
      packed = repack(few, arena);
      direct = null;
    }
    return current().groups(keys, count, arena);
  }

  /** Takes the groups over, under their numbers. */
  private PackedGrouper repack(DirectGrouper few, VectorArena arena) {
    PackedGrouper target = new PackedGrouper(types);
    VectorArena.Mark mark = arena.mark();
    for (int from = 0; from < few.groupCount(); from += Batch.DEFAULT_ROWS) {
      int count = Math.min(Batch.DEFAULT_ROWS, few.groupCount() - from);
      target.groups(few.keys(from, count, arena), count, arena);
      arena.resetTo(mark);
    }
    return target;
  }

  private Grouper current() {
    if (direct != null) {
      return direct;
    }
    if (packed == null) {
      packed = new PackedGrouper(types);
    }
    return packed;
  }

  @Override
  public int groupCount() {
    return current().groupCount();
  }

  @Override
  public ColumnVector[] keys(int from, int count, VectorArena arena) {
    return current().keys(from, count, arena);
  }

  @Override
  public long sizeBytes() {
    return current().sizeBytes();
  }

  @Override
  public void reset() {
    current().reset();
  }
}
