package dev.sluice.core.segment;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers of a stored column one by one, where one of two types is an exact decimal. */
final class DecimalConversion {
  private DecimalConversion() {}

  static boolean applies(ColumnType from, ColumnType to) {
    return (from instanceof DecimalType && (to instanceof DecimalType || to instanceof ScalarType))
        || (to instanceof DecimalType && from instanceof ScalarType);
  }

  /** Whole numbers or decimals; null where the value is no number or has too many digits. */
  static LongVector toLongs(
      ColumnVector vector, ColumnType from, ColumnType to, VectorArena arena) {
    int size = vector.size();
    int scale = DecimalType.scaleOf(to);
    long[] out = arena.longs(size);
    boolean[] nulls = arena.booleans(size);
    for (int i = 0; i < size; i++) {
      BigDecimal number = vector.isNull(i) ? null : number(vector, i, from);
      BigDecimal rounded = number == null ? null : number.setScale(scale, RoundingMode.HALF_UP);
      nulls[i] = rounded == null || rounded.unscaledValue().bitLength() > 63;
      out[i] = rounded == null || nulls[i] ? 0 : rounded.unscaledValue().longValue();
    }
    return new LongVector(out, nulls, size);
  }

  static DoubleVector toDoubles(LongVector vector, DecimalType from, VectorArena arena) {
    int size = vector.size();
    double[] out = arena.doubles(size);
    for (int i = 0; i < size; i++) {
      out[i] = from.value(vector.values()[i]).doubleValue();
    }
    return new DoubleVector(out, vector.nulls(), size);
  }

  private static @Nullable BigDecimal number(ColumnVector vector, int row, ColumnType from) {
    if (vector instanceof LongVector longs) {
      return BigDecimal.valueOf(longs.values()[row], DecimalType.scaleOf(from));
    }
    try {
      if (vector instanceof DoubleVector doubles) {
        return BigDecimal.valueOf(doubles.values()[row]);
      }
      String text =
          vector instanceof DictionaryVector coded
              ? coded.dictionary().text(coded.codes()[row])
              : ((StringVector) vector).text(row);
      return new BigDecimal(String.valueOf(text).trim());
    } catch (NumberFormatException none) {
      return null;
    }
  }
}
