package dev.sluice.core.segment;

import dev.sluice.frames.ipc.IpcBody;
import dev.sluice.frames.ipc.IpcField;
import dev.sluice.frames.type.ArrayType;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.StringDictionary;
import org.jspecify.annotations.Nullable;

/**
 * One column of a segment being written. First all rows are {@linkplain #scan scanned}, then the
 * layout is {@linkplain #layOut decided}, then the same rows are {@linkplain #append appended} and
 * {@linkplain #emit emitted} batch by batch.
 */
abstract class SegmentColumn {
  final String name;
  final ColumnType type;

  SegmentColumn(String name, ColumnType type) {
    this.name = name;
    this.type = type;
  }

  static SegmentColumn of(String name, ColumnType type, DictionaryBudget budget) {
    if (type instanceof ArrayType array) {
      return new ArrayColumn(name, array);
    }
    Physical physical = type.physical();
    return switch (physical) {
      case LONG -> new IntegerColumn(name, type);
      case DOUBLE -> new FloatColumn(name, type);
      case BYTES -> new BytesColumn(name, type, budget);
    };
  }

  /** Looks at rows to decide the layout. */
  abstract void scan(ColumnVector vector, int count);

  /**
   * Decides how the column is stored.
   *
   * @param ordinal position in the segment, which is the number of the column's dictionary too
   * @param capacity rows of a record batch
   */
  abstract IpcField layOut(int ordinal, int capacity);

  /** The dictionary of the file, or null if the column is stored plain. */
  @Nullable StringDictionary dictionary() {
    return null;
  }

  abstract void append(ColumnVector vector, int from, int count);

  /** Bytes of values of variable length since the last batch. */
  long dataBytes() {
    return 0;
  }

  /** Ends the record batch; says what is in it. */
  abstract BatchBounds emit(IpcBody body);

  /** What is known of all rows, when the last batch has been emitted. */
  abstract ColumnStatistics statistics();

  /** Gives back what was reserved. */
  void close() {}
}
