package dev.sluice.core.aggregate;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import org.jspecify.annotations.Nullable;

/** One value per group, of any physical form. */
interface Cells {
  /** Cells for values of the type, of any length. */
  static Cells of(ColumnType type) {
    return switch (type.physical()) {
      case LONG -> new LongCells(false);
      case DOUBLE -> new LongCells(true);
      case BYTES -> new BytesCells(Integer.MAX_VALUE);
    };
  }

  void ensureGroups(int groups);

  /** Form of the vector from which {@link #set} will read. */
  void read(ColumnVector vector);

  /** Takes the row of the vector last given to {@link #read}. */
  void set(int group, int row);

  /** Bytes that {@link #write} needs for the value. */
  int encodedLength(int group);

  /** Writes the value. */
  void write(int group, byte[] target, int at);

  /** Takes a value that {@link #write} wrote. */
  void setEncoded(int group, byte[] source, int start, int length);

  ColumnVector vector(int from, int count, boolean @Nullable [] nulls, VectorArena arena);

  long sizeBytes();

  void reset();
}
