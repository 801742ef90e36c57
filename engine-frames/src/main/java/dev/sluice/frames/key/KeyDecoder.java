package dev.sluice.frames.key;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the values of a key that {@link KeyEncoder} wrote. Immutable. */
public final class KeyDecoder {
  private final ClusterBy key;
  private final List<ColumnType> types = new ArrayList<>();

  /** Decoder for keys of rows of this signature. */
  public KeyDecoder(RowSignature signature, ClusterBy key) {
    this.key = key;
    for (KeyColumn column : key.columns()) {
      types.add(signature.type(signature.indexOf(column.columnName())));
    }
  }

  /**
   * The key's values in order: {@link Long}, {@link Double}, {@link String} for STRING, {@code
   * byte[]} for other columns of bytes, or null.
   */
  public List<@Nullable Object> decode(byte[] encoded) {
    List<@Nullable Object> values = new ArrayList<>();
    int at = 0;
    for (int k = 0; k < types.size(); k++) {
      int turn = key.columns().get(k).order() == KeyOrder.DESCENDING ? 0xFF : 0;
      if ((byte) (encoded[at++] ^ turn) != KeyEncoder.VALUE) {
        values.add(null);
        continue;
      }
      switch (types.get(k).physical()) {
        case LONG -> {
          values.add(number(encoded, at, turn) ^ Long.MIN_VALUE);
          at += 8;
        }
        case DOUBLE -> {
          long bits = number(encoded, at, turn);
          values.add(Double.longBitsToDouble(bits ^ (~bits >> 63 | Long.MIN_VALUE)));
          at += 8;
        }
        case BYTES -> {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          at = slice(encoded, at, turn, bytes);
          values.add(
              types.get(k) == ScalarType.STRING
                  ? bytes.toString(StandardCharsets.UTF_8)
                  : bytes.toByteArray());
        }
      }
    }
    return values;
  }

  private static long number(byte[] encoded, int at, int turn) {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | ((encoded[at + i] ^ turn) & 0xFF);
    }
    return value;
  }

  /** Answers where the next column starts. */
  private static int slice(byte[] encoded, int from, int turn, ByteArrayOutputStream into) {
    int at = from;
    while (true) {
      int value = (encoded[at++] ^ turn) & 0xFF;
      if (value == 0 && (byte) (encoded[at++] ^ turn) != KeyEncoder.ESCAPED_ZERO) {
        return at;
      }
      into.write(value);
    }
  }
}
