package dev.sluice.frames.vector;

import dev.sluice.frames.type.RowSignature;
import org.jspecify.annotations.Nullable;

/**
 * Up to some thousand rows of columns on the heap. Columns may be decoded on first use, so a filter
 * pays only for the columns it reads, and later columns only for the rows that passed.
 *
 * <p>Confined to one thread, valid until the receiving call returns.
 */
public final class Batch {
  /** Number of rows that sources aim at. */
  public static final int DEFAULT_ROWS = 8192;

  private final RowSignature signature;
  private final int rowCount;
  private final @Nullable ColumnVector[] columns;
  private final @Nullable ColumnSource source;

  /** Decodes a column when it is first asked for. */
  @FunctionalInterface
  public interface ColumnSource {
    /**
     * The column's values.
     *
     * @param column position in the batch's signature
     * @param rows the rows wanted, ascending, or null for all of them
     * @param count number of rows wanted
     */
    ColumnVector load(int column, int @Nullable [] rows, int count, VectorArena arena);
  }

  private final @Nullable VectorArena arena;

  private Batch(
      RowSignature signature,
      int rowCount,
      @Nullable ColumnVector[] columns,
      @Nullable ColumnSource source,
      @Nullable VectorArena arena) {
    this.signature = signature;
    this.rowCount = rowCount;
    this.columns = columns;
    this.source = source;
    this.arena = arena;
  }

  /** Batch of columns that are there. */
  public static Batch of(RowSignature signature, int rowCount, ColumnVector... columns) {
    if (columns.length != signature.size()) {
      throw new IllegalArgumentException(
          "Columns [" + columns.length + "] do not fit signature " + signature);
    }
    @Nullable ColumnVector[] copy = columns.clone();
    return new Batch(signature, rowCount, copy, null, null);
  }

  /** Batch whose columns are decoded when asked for. */
  public static Batch lazy(
      RowSignature signature, int rowCount, ColumnSource source, VectorArena arena) {
    return new Batch(signature, rowCount, new ColumnVector[signature.size()], source, arena);
  }

  public RowSignature signature() {
    return signature;
  }

  public int rowCount() {
    return rowCount;
  }

  public int columnCount() {
    return columns.length;
  }

  public ColumnVector column(int index) {
    ColumnVector vector = columns[index];
    if (vector == null) {
      if (source == null || arena == null) {
        throw new IllegalStateException("Column [" + index + "] has no source");
      }
      vector = source.load(index, null, rowCount, arena);
      columns[index] = vector;
    }
    return vector;
  }

  public LongVector longs(int index) {
    return (LongVector) column(index);
  }

  public DoubleVector doubles(int index) {
    return (DoubleVector) column(index);
  }

  /**
   * The chosen rows, ascending. Columns that are decoded are gathered when asked for, others are
   * decoded for these rows only.
   */
  public Batch select(int[] rows, int count, VectorArena into) {
    if (count == rowCount) {
      return this;
    }
    ColumnSource narrowed =
        (column, further, wanted, target) ->
            further == null
                ? narrow(column, rows, count, target)
                : narrow(column, compose(rows, further, wanted, target), wanted, target);
    return new Batch(signature, count, new ColumnVector[columns.length], narrowed, into);
  }

  private ColumnVector narrow(int column, int[] rows, int count, VectorArena target) {
    if (columns[column] != null || source == null) {
      return column(column).gather(rows, count, target);
    }
    return source.load(column, rows, count, target);
  }

  private static int[] compose(int[] rows, int[] further, int count, VectorArena target) {
    int[] composed = target.ints(count);
    for (int i = 0; i < count; i++) {
      composed[i] = rows[further[i]];
    }
    return composed;
  }
}
