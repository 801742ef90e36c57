package dev.sluice.core.segment;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a column under another type than the one it was stored with, because a later statement gave
 * the table's column that type.
 *
 * <p>Integers become floating point and back (towards zero; what is no number becomes NULL);
 * numbers become text, times in ISO form; text becomes numbers, NULL where it is none. Integers,
 * times and truth values stay what they are when they become each other.
 */
final class ColumnConversion {
  private final ColumnType from;
  private final ColumnType to;

  private ColumnConversion(ColumnType from, ColumnType to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Conversion between the types, or null if vectors need none.
   *
   * @throws FaultException naming both types, if there is none
   */
  static @Nullable ColumnConversion between(String column, ColumnType from, ColumnType to) {
    if (from.equals(to)
        || (from.physical() == to.physical()
            && from.physical() != Physical.BYTES
            && DecimalType.scaleOf(from) == DecimalType.scaleOf(to))) {
      return null;
    }
    if (DecimalConversion.applies(from, to)) {
      return new ColumnConversion(from, to);
    }
    if (from instanceof ScalarType && to instanceof ScalarType) {
      return new ColumnConversion(from, to);
    }
    throw new FaultException(
        new Fault.UnknownError(
            "Column [%s] is stored as [%s] in a segment and cannot be read as [%s]; replace the old rows"
                .formatted(column, from.name(), to.name())));
  }

  ColumnVector convert(ColumnVector vector, VectorArena arena) {
    if (to.physical() == Physical.LONG && DecimalConversion.applies(from, to)) {
      return DecimalConversion.toLongs(vector, from, to, arena);
    }
    if (to.physical() == Physical.DOUBLE && from instanceof DecimalType decimal) {
      return DecimalConversion.toDoubles((LongVector) vector, decimal, arena);
    }
    return switch (to.physical()) {
      case LONG -> toLongs(vector, arena);
      case DOUBLE -> toDoubles(vector, arena);
      case BYTES -> toTexts(vector, arena);
    };
  }

  private static LongVector toLongs(ColumnVector vector, VectorArena arena) {
    int size = vector.size();
    long[] out = arena.longs(size);
    boolean[] nulls = arena.booleans(size);
    for (int i = 0; i < size; i++) {
      double value =
          vector instanceof DoubleVector doubles ? doubles.values()[i] : number(text(vector, i));
      nulls[i] = vector.isNull(i) || Double.isNaN(value);
      out[i] = nulls[i] ? 0 : whole(vector, i, value);
    }
    return new LongVector(out, nulls, size);
  }

  /** Whole numbers in text may have more digits than a double has. */
  private static long whole(ColumnVector vector, int row, double value) {
    if (!(vector instanceof DoubleVector)) {
      try {
        return Long.parseLong(String.valueOf(text(vector, row)).trim());
      } catch (NumberFormatException fraction) {
        return (long) value;
      }
    }
    return (long) value;
  }

  private static DoubleVector toDoubles(ColumnVector vector, VectorArena arena) {
    int size = vector.size();
    double[] out = arena.doubles(size);
    boolean[] nulls = arena.booleans(size);
    for (int i = 0; i < size; i++) {
      double value =
          vector instanceof LongVector longs ? longs.values()[i] : number(text(vector, i));
      nulls[i] = vector.isNull(i) || Double.isNaN(value);
      out[i] = nulls[i] ? 0 : value;
    }
    return new DoubleVector(out, nulls, size);
  }

  private StringVector toTexts(ColumnVector vector, VectorArena arena) {
    int size = vector.size();
    int[] starts = arena.ints(size);
    int[] lengths = arena.ints(size);
    byte[] data = new byte[16 * size];
    int end = 0;
    for (int i = 0; i < size; i++) {
      byte[] text =
          vector.isNull(i) ? new byte[0] : print(vector, i).getBytes(StandardCharsets.UTF_8);
      if (data.length - end < text.length) {
        data = Arrays.copyOf(data, Math.max(2 * data.length, end + text.length));
      }
      System.arraycopy(text, 0, data, end, text.length);
      starts[i] = end;
      lengths[i] = text.length;
      end += text.length;
    }
    return new StringVector(data, starts, lengths, vector.nulls(), size);
  }

  private String print(ColumnVector vector, int row) {
    if (vector instanceof DoubleVector doubles) {
      double value = doubles.values()[row];
      return from == ScalarType.FLOAT ? Float.toString((float) value) : Double.toString(value);
    }
    long value = ((LongVector) vector).values()[row];
    if (from instanceof DecimalType decimal) {
      return decimal.value(value).toPlainString();
    }
    if (from == ScalarType.BOOLEAN) {
      return value == 0 ? "false" : "true";
    }
    boolean isTime = from == ScalarType.TIMESTAMP || from == ScalarType.DATE;
    return isTime ? Instant.ofEpochMilli(value).toString() : Long.toString(value);
  }

  private static @Nullable String text(ColumnVector vector, int row) {
    if (vector instanceof StringVector slices) {
      return slices.text(row);
    }
    if (vector instanceof DictionaryVector coded && coded.codes()[row] >= 0) {
      return coded.dictionary().text(coded.codes()[row]);
    }
    return null;
  }

  private static double number(@Nullable String text) {
    if (text == null) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text.trim());
    } catch (NumberFormatException none) {
      return Double.NaN;
    }
  }
}
