package dev.sluice.core.join;

import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.StringVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a build side as one lane collects them: copies of batches, counted in the budget together
 * with what a table of them will take. Belongs to one thread at a time.
 */
final class BuildRows {
  /** What a row costs in the tables that find it: slots, number and order. */
  private static final int TABLE_BYTES = 64;

  /** What each of several keys costs further, and each key that is a text. */
  private static final int KEY_BYTES = 48;

  /** One part of so many of the budget is left to others. */
  private static final int FREE_SHARE = 8;

  /** What the arrays of a chunk cost whatever they hold. */
  private static final int ARRAY_BYTES = 64;

  /** Texts of a column are one array; so many bytes of one lane's, at most. */
  private static final long MAX_TEXT_BYTES = 1L << 28;

  private final BuildLayout layout;
  private final MemoryPool pool;
  private final int rowBytes;
  private final List<Chunk> chunks = new ArrayList<>();
  private final @Nullable StringDictionary[] dictionaries;
  private final long[] textBytes;
  private long reserved;
  private long rows;

  /** Rows of one batch. */
  static final class Chunk {
    private final long ordinal;
    private final int rows;
    private final @Nullable ColumnVector[] columns;

    Chunk(long ordinal, int rows, @Nullable ColumnVector[] columns) {
      this.ordinal = ordinal;
      this.rows = rows;
      this.columns = columns;
    }

    long ordinal() {
      return ordinal;
    }

    int rows() {
      return rows;
    }

    /** The rows, before a column was taken. */
    Batch batch(RowSignature signature) {
      ColumnVector[] all = new ColumnVector[columns.length];
      for (int c = 0; c < all.length; c++) {
        all[c] = take(c);
      }
      return Batch.of(signature, rows, all);
    }

    /** The column, which the chunk no longer holds. */
    ColumnVector take(int column) {
      ColumnVector taken = columns[column];
      if (taken == null) {
        throw new IllegalStateException("Column [" + column + "] was taken before");
      }
      columns[column] = null;
      return taken;
    }
  }

  BuildRows(BuildLayout layout, MemoryPool pool) {
    this.layout = layout;
    this.pool = pool;
    int width = layout.stored().size();
    dictionaries = new StringDictionary[width];
    textBytes = new long[width];
    int bytes = layout.keys().isEmpty() ? 0 : TABLE_BYTES;
    for (int key : layout.keys()) {
      bytes += layout.keys().size() > 1 || isText(key) ? KEY_BYTES : 0;
    }
    rowBytes = bytes;
  }

  private boolean isText(int column) {
    return layout.stored().type(column).physical() == Physical.BYTES;
  }

  List<Chunk> chunks() {
    return chunks;
  }

  long rowCount() {
    return rows;
  }

  long reservedBytes() {
    return reserved;
  }

  /**
   * Takes the batch, whose columns are the stored ones.
   *
   * @param regardless whether the budget may not refuse
   * @return false if the budget refuses; then nothing was taken
   */
  boolean add(Batch batch, long ordinal, boolean regardless) {
    int count = batch.rowCount();
    long bytes = (long) count * rowBytes;
    long[] texts = new long[batch.columnCount()];
    for (int c = 0; c < texts.length; c++) {
      ColumnVector column = batch.column(c);
      bytes += ARRAY_BYTES + (column.nulls() == null ? 0 : count);
      if (isText(c)) {
        texts[c] = keepsCodes(c, column) ? 0 : textBytes(column);
        boolean isKey = layout.keys().contains(c);
        bytes += 8L * count + texts[c] * (isKey ? 2 : 1);
      } else {
        bytes += 8L * count;
      }
      if (!regardless && textBytes[c] + texts[c] > MAX_TEXT_BYTES) {
        return false;
      }
    }
    if (!regardless && pool.availableBytes() - bytes < pool.limitBytes() / FREE_SHARE) {
      return false;
    }
    if (!pool.tryReserve(bytes)) {
      if (!regardless) {
        return false;
      }
      pool.overdraw(bytes);
    }
    reserved += bytes;
    @Nullable ColumnVector[] copies = new ColumnVector[texts.length];
    for (int c = 0; c < copies.length; c++) {
      textBytes[c] += texts[c];
      copies[c] = copy(c, batch.column(c), count, (int) texts[c]);
    }
    chunks.add(new Chunk(ordinal, count, copies));
    rows += count;
    return true;
  }

  /** Whether the column stays codes: so far all came with one dictionary. */
  private boolean keepsCodes(int column, ColumnVector vector) {
    if (!(vector instanceof DictionaryVector coded)) {
      return false;
    }
    StringDictionary before = dictionaries[column];
    return before == coded.dictionary() || (before == null && textBytes[column] == 0);
  }

  private ColumnVector copy(int column, ColumnVector vector, int count, int bytes) {
    boolean[] nulls = vector.nulls();
    boolean[] flags = nulls == null ? null : Arrays.copyOf(nulls, count);
    if (vector instanceof LongVector longs) {
      return new LongVector(Arrays.copyOf(longs.values(), count), flags, count);
    }
    if (vector instanceof DoubleVector doubles) {
      return new DoubleVector(Arrays.copyOf(doubles.values(), count), flags, count);
    }
    if (vector instanceof DictionaryVector coded && bytes == 0 && keepsCodes(column, vector)) {
      dictionaries[column] = coded.dictionary();
      return new DictionaryVector(
          Arrays.copyOf(coded.codes(), count), coded.dictionary(), flags, count);
    }
    return copyTexts(vector, count, bytes, flags);
  }

  private static StringVector copyTexts(
      ColumnVector vector, int count, int bytes, boolean @Nullable [] nulls) {
    byte[] data = new byte[bytes];
    int[] starts = new int[count];
    int[] lengths = new int[count];
    int at = 0;
    for (int i = 0; i < count; i++) {
      int length = textLength(vector, i);
      starts[i] = at;
      lengths[i] = length;
      if (length > 0) {
        if (vector instanceof DictionaryVector coded) {
          StringDictionary entries = coded.dictionary();
          System.arraycopy(entries.data(), entries.start(coded.codes()[i]), data, at, length);
        } else {
          StringVector slices = (StringVector) vector;
          System.arraycopy(slices.data(), slices.starts()[i], data, at, length);
        }
      }
      at += length;
    }
    return new StringVector(data, starts, lengths, nulls, count);
  }

  private static long textBytes(ColumnVector vector) {
    long bytes = 0;
    for (int i = 0; i < vector.size(); i++) {
      bytes += textLength(vector, i);
    }
    return bytes;
  }

  /** Bytes of a text; none of NULL. */
  static int textLength(ColumnVector vector, int row) {
    if (vector.isNull(row)) {
      return 0;
    }
    if (vector instanceof DictionaryVector coded) {
      return coded.dictionary().length(coded.codes()[row]);
    }
    return ((StringVector) vector).lengths()[row];
  }

  /** Bytes of the texts of a column, as far as they are codes of a dictionary so far. */
  long codedBytes(int column) {
    long bytes = 0;
    for (Chunk chunk : chunks) {
      ColumnVector vector = chunk.columns[column];
      bytes += vector instanceof DictionaryVector ? textBytes(vector) : 0;
    }
    return bytes;
  }

  /** Bytes of the texts of a column that are no codes. */
  long textBytes(int column) {
    return textBytes[column];
  }

  /** Dictionary of the column's codes, or null if it has none. */
  @Nullable StringDictionary dictionary(int column) {
    return dictionaries[column];
  }

  /** What was reserved; it is the caller's from now on. */
  long takeReservation() {
    long taken = reserved;
    reserved = 0;
    return taken;
  }

  /** Gives back what was reserved, and drops the rows. */
  void release() {
    chunks.clear();
    rows = 0;
    pool.release(reserved);
    reserved = 0;
  }
}
