package dev.sluice.core.segment;

import dev.sluice.frames.ipc.ColumnEncoder;
import dev.sluice.frames.ipc.IpcBody;
import dev.sluice.frames.ipc.IpcField;
import dev.sluice.frames.ipc.IpcType;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import org.jspecify.annotations.Nullable;

/** Integers, times and truth values: stored at the narrowest width that holds all of them. */
final class IntegerColumn extends SegmentColumn {
  static final long DAY_MILLIS = 86_400_000;

  private final DistinctSketch distinct = new DistinctSketch();
  private final LongBounds all = new LongBounds();
  private final LongBounds batch = new LongBounds();
  private boolean wholeDays = true;
  private long nullCount;
  private @Nullable ColumnEncoder encoder;

  IntegerColumn(String name, ColumnType type) {
    super(name, type);
  }

  @Override
  void scan(ColumnVector vector, int count) {
    LongVector longs = (LongVector) vector;
    long[] values = longs.values();
    boolean @Nullable [] nulls = longs.nulls();
    all.add(values, nulls, 0, count);
    for (int i = 0; i < count; i++) {
      if (nulls == null || !nulls[i]) {
        distinct.add(values[i]);
      }
    }
    if (type == ScalarType.DATE) {
      for (int i = 0; i < count; i++) {
        wholeDays &= (nulls != null && nulls[i]) || values[i] % DAY_MILLIS == 0;
      }
    }
  }

  @Override
  IpcField layOut(int ordinal, int capacity) {
    IpcType stored = storedType();
    encoder = ColumnEncoder.plain(stored, capacity);
    return new IpcField(name, stored, null);
  }

  private IpcType storedType() {
    if (type == ScalarType.TIMESTAMP) {
      return IpcType.TIMESTAMP_MILLIS;
    }
    if (type == ScalarType.DATE) {
      boolean fits =
          all.isEmpty()
              || (all.min() / DAY_MILLIS >= Integer.MIN_VALUE
                  && all.max() / DAY_MILLIS <= Integer.MAX_VALUE);
      return wholeDays && fits ? IpcType.DATE_DAYS : IpcType.DATE_MILLIS;
    }
    if (all.isEmpty() || (all.min() >= Byte.MIN_VALUE && all.max() <= Byte.MAX_VALUE)) {
      return IpcType.INT8;
    }
    if (all.min() >= Short.MIN_VALUE && all.max() <= Short.MAX_VALUE) {
      return IpcType.INT16;
    }
    if (all.min() >= Integer.MIN_VALUE && all.max() <= Integer.MAX_VALUE) {
      return IpcType.INT32;
    }
    return IpcType.INT64;
  }

  @Override
  void append(ColumnVector vector, int from, int count) {
    LongVector longs = (LongVector) vector;
    batch.add(longs.values(), longs.nulls(), from, count);
    encoder().append(longs, from, count);
  }

  @Override
  BatchBounds emit(IpcBody body) {
    int nulls = encoder().nullCount();
    nullCount += nulls;
    int checksum = encoder().emit(body);
    BatchBounds bounds =
        new BatchBounds(batch.minOrUnknown(), batch.maxOrUnknown(), nulls, checksum);
    batch.clear();
    return bounds;
  }

  @Override
  ColumnStatistics statistics() {
    return new ColumnStatistics(
        name, type, all.minOrUnknown(), all.maxOrUnknown(), nullCount, distinct.estimate());
  }

  private ColumnEncoder encoder() {
    if (encoder == null) {
      throw new IllegalStateException("Column [" + name + "] has no layout yet");
    }
    return encoder;
  }
}
