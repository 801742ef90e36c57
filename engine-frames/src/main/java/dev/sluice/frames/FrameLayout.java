package dev.sluice.frames;

import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.StringDictionary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns of a frame stand in its one block of memory. The same block in a file is read
 * back with the same layout. Immutable.
 *
 * @param columns one for each column of the signature
 * @param sizeBytes length of the block, a multiple of {@link FrameAllocator#ALIGNMENT}
 */
public record FrameLayout(
    RowSignature signature, int rowCount, List<Column> columns, long sizeBytes) {

  public FrameLayout {
    columns = List.copyOf(columns);
  }

  /** Form of a column's values. */
  public enum Form {
    /** {@code long} of 8 bytes. */
    LONG,
    /** {@code double} of 8 bytes. */
    DOUBLE,
    /** {@code rowCount + 1} offsets of 4 bytes, and the bytes between them. */
    BYTES,
    /** Codes of 4 bytes, -1 for null, into a dictionary on the heap. */
    DICTIONARY
  }

  /**
   * One column. Positions are relative to the block and aligned.
   *
   * @param validityAt position of the validity bitmap, -1 if no row is null
   * @param valuesAt position of values, offsets or codes
   * @param dataAt position of the bytes of {@link Form#BYTES}
   * @param dataBytes number of those bytes
   * @param dictionary of {@link Form#DICTIONARY}, and of no other form
   */
  public record Column(
      Form form,
      long validityAt,
      long valuesAt,
      long dataAt,
      long dataBytes,
      @Nullable StringDictionary dictionary) {

    public boolean hasNulls() {
      return validityAt >= 0;
    }
  }
}
