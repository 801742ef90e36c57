package dev.sluice.frames.vector;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Column of byte slices of one array: row {@code i} is {@code data[starts[i] .. starts[i] +
 * lengths[i])}. Slices may overlap, repeat and stand in any order, so gathering copies no bytes.
 */
public final class StringVector extends ColumnVector {
  private final byte[] data;
  private final int[] starts;
  private final int[] lengths;

  public StringVector(
      byte[] data, int[] starts, int[] lengths, boolean @Nullable [] nulls, int size) {
    super(size, nulls);
    this.data = data;
    this.starts = starts;
    this.lengths = lengths;
  }

  public byte[] data() {
    return data;
  }

  public int[] starts() {
    return starts;
  }

  public int[] lengths() {
    return lengths;
  }

  /** The row as text, for places outside hot loops. */
  public @Nullable String text(int row) {
    return isNull(row) ? null : new String(data, starts[row], lengths[row], StandardCharsets.UTF_8);
  }

  @Override
  public StringVector gather(int[] rows, int count, VectorArena arena) {
    int[] toStarts = arena.ints(count);
    int[] toLengths = arena.ints(count);
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      toStarts[i] = starts[row];
      toLengths[i] = lengths[row];
    }
    return new StringVector(data, toStarts, toLengths, gatherNulls(rows, count, arena), count);
  }
}
