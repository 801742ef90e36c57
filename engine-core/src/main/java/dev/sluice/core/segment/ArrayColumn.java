package dev.sluice.core.segment;

import dev.sluice.frames.ipc.ColumnEncoder;
import dev.sluice.frames.ipc.IpcBody;
import dev.sluice.frames.ipc.IpcField;
import dev.sluice.frames.ipc.IpcType;
import dev.sluice.frames.type.ArrayType;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.ColumnVector;
import org.jspecify.annotations.Nullable;

/** Arrays, stored as lists. */
final class ArrayColumn extends SegmentColumn {
  private final ScalarType element;
  private @Nullable ColumnEncoder encoder;
  private long rows;
  private long nullCount;

  ArrayColumn(String name, ArrayType type) {
    super(name, type);
    element = type.element();
  }

  @Override
  void scan(ColumnVector vector, int count) {
    rows += count;
  }

  @Override
  IpcField layOut(int ordinal, int capacity) {
    encoder = ColumnEncoder.lists(element, capacity);
    return IpcField.ofLists(name, IpcType.ofElement(element));
  }

  @Override
  void append(ColumnVector vector, int from, int count) {
    encoder().append(vector, from, count);
  }

  @Override
  long dataBytes() {
    return encoder().dataBytes();
  }

  @Override
  BatchBounds emit(IpcBody body) {
    int nulls = encoder().nullCount();
    nullCount += nulls;
    return new BatchBounds(null, null, nulls, encoder().emit(body));
  }

  /** As if all arrays were different: nobody counts them. */
  @Override
  ColumnStatistics statistics() {
    return new ColumnStatistics(name, type, null, null, nullCount, rows - nullCount);
  }

  private ColumnEncoder encoder() {
    if (encoder == null) {
      throw new IllegalStateException("Column [" + name + "] has no layout yet");
    }
    return encoder;
  }
}
