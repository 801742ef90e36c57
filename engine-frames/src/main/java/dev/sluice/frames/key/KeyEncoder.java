package dev.sluice.frames.key;

import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import java.util.Arrays;

/**
 * A row's key as bytes that compare, unsigned, as rows do: what boundaries of partitions are made
 * of. {@link KeyDecoder} reads it back.
 *
 * <p>Per column a byte, 1 before a value and 0 for null or 2 where null is highest, and the value:
 * numbers in eight bytes, most significant first; byte strings with 0 written as 0 255, and 0 0 at
 * the end. All bytes of a descending column are inverted. Belongs to one thread.
 */
public final class KeyEncoder {
  private static final byte LOWEST_NULL = 0;
  static final byte VALUE = 1;
  private static final byte HIGHEST_NULL = 2;
  static final byte ESCAPED_ZERO = (byte) 0xFF;

  private final int[] columns;
  private final boolean[] descending;
  private final byte[] nulls;
  private byte[] bytes = new byte[64];
  private int length;

  /** Encoder for rows of this signature, which has the key's columns. */
  public KeyEncoder(RowSignature signature, ClusterBy key) {
    columns = key.columns().stream().mapToInt(c -> signature.indexOf(c.columnName())).toArray();
    descending = new boolean[columns.length];
    nulls = new byte[columns.length];
    for (int i = 0; i < columns.length; i++) {
      descending[i] = key.columns().get(i).isDescending();
      nulls[i] = key.columns().get(i).nullsHighest() ? HIGHEST_NULL : LOWEST_NULL;
    }
  }

  /** The key of a row. */
  public byte[] encode(Batch batch, int row) {
    length = 0;
    for (int k = 0; k < columns.length; k++) {
      int from = length;
      encode(batch.column(columns[k]), row, nulls[k]);
      if (descending[k]) {
        for (int i = from; i < length; i++) {
          bytes[i] = (byte) ~bytes[i];
        }
      }
    }
    return Arrays.copyOf(bytes, length);
  }

  private void encode(ColumnVector vector, int row, byte ofNull) {
    if (vector.isNull(row)) {
      put(ofNull);
      return;
    }
    put(VALUE);
    if (vector instanceof LongVector longs) {
      put(longs.values()[row] ^ Long.MIN_VALUE);
    } else if (vector instanceof DoubleVector doubles) {
      put(KeyPrefix.ofDouble(doubles.values()[row]));
    } else if (vector instanceof StringVector strings) {
      put(strings.data(), strings.starts()[row], strings.lengths()[row]);
    } else {
      DictionaryVector coded = (DictionaryVector) vector;
      int code = coded.codes()[row];
      put(
          coded.dictionary().data(),
          coded.dictionary().start(code),
          coded.dictionary().length(code));
    }
  }

  private void put(byte[] data, int start, int count) {
    for (int i = start; i < start + count; i++) {
      put(data[i]);
      if (data[i] == 0) {
        put(ESCAPED_ZERO);
      }
    }
    put((byte) 0);
    put((byte) 0);
  }

  private void put(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      put((byte) (value >>> shift));
    }
  }

  private void put(byte value) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = value;
  }
}
