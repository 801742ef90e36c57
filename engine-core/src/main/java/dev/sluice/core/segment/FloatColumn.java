package dev.sluice.core.segment;

import dev.sluice.frames.ipc.ColumnEncoder;
import dev.sluice.frames.ipc.IpcBody;
import dev.sluice.frames.ipc.IpcField;
import dev.sluice.frames.ipc.IpcType;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import org.jspecify.annotations.Nullable;

/** Floating point numbers. */
final class FloatColumn extends SegmentColumn {
  private final DistinctSketch distinct = new DistinctSketch();
  private final DoubleBounds all = new DoubleBounds();
  private final DoubleBounds batch = new DoubleBounds();
  private long nullCount;
  private @Nullable ColumnEncoder encoder;

  FloatColumn(String name, ColumnType type) {
    super(name, type);
  }

  @Override
  void scan(ColumnVector vector, int count) {
    DoubleVector doubles = (DoubleVector) vector;
    double[] values = doubles.values();
    boolean @Nullable [] nulls = doubles.nulls();
    for (int i = 0; i < count; i++) {
      if (nulls == null || !nulls[i]) {
        distinct.add(Double.doubleToRawLongBits(values[i]));
      }
    }
  }

  @Override
  IpcField layOut(int ordinal, int capacity) {
    IpcType stored = type == ScalarType.FLOAT ? IpcType.FLOAT32 : IpcType.FLOAT64;
    encoder = ColumnEncoder.plain(stored, capacity);
    return new IpcField(name, stored, null);
  }

  @Override
  void append(ColumnVector vector, int from, int count) {
    DoubleVector doubles = (DoubleVector) vector;
    batch.add(doubles.values(), doubles.nulls(), from, count);
    encoder().append(doubles, from, count);
  }

  @Override
  BatchBounds emit(IpcBody body) {
    int nulls = encoder().nullCount();
    nullCount += nulls;
    int checksum = encoder().emit(body);
    BatchBounds bounds =
        new BatchBounds(batch.minOrUnknown(), batch.maxOrUnknown(), nulls, checksum);
    all.addAll(batch);
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
