package dev.sluice.core.expr;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.VectorArena;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Constant. Kernels take its value; {@link #evaluate} repeats it, as one dictionary entry if it is
 * a text.
 */
public final class ConstantExpr implements CompiledExpr {
  private static final byte[] NO_BYTES = new byte[0];

  private final @Nullable Object value;
  private final ColumnType type;
  private final byte[] utf8;
  private @Nullable ColumnVector repeated;

  private ConstantExpr(@Nullable Object value, ColumnType type) {
    this.value = value;
    this.type = type;
    this.utf8 = value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : NO_BYTES;
  }

  /**
   * Constant of this type; a number is brought into the type's physical form.
   *
   * @param value number or boolean, or {@link String} for texts; null for NULL
   */
  public static ConstantExpr of(@Nullable Object value, ColumnType type) {
    return new ConstantExpr(value == null ? null : canonical(value, type.physical()), type);
  }

  private static Object canonical(Object value, Physical physical) {
    Object number = value instanceof Boolean flag ? (flag ? 1L : 0L) : value;
    if (physical == Physical.LONG && number instanceof Number n) {
      return n.longValue();
    }
    if (physical == Physical.DOUBLE && number instanceof Number n) {
      return n.doubleValue();
    }
    if (physical == Physical.DOUBLE && number instanceof String text) {
      return Double.valueOf(text); // JSON writes NaN and infinities as texts
    }
    if (physical == Physical.BYTES && number instanceof String) {
      return number;
    }
    throw new IllegalArgumentException("Constant [" + value + "] does not fit type " + physical);
  }

  @Override
  public ColumnType type() {
    return type;
  }

  public @Nullable Object value() {
    return value;
  }

  public boolean isNull() {
    return value == null;
  }

  /** The value of a constant in long form; 0 if it is NULL. */
  public long longValue() {
    return value instanceof Number number ? number.longValue() : 0;
  }

  /** The value of a constant in long or double form; 0.0 if it is NULL. */
  public double doubleValue() {
    return value instanceof Number number ? number.doubleValue() : 0;
  }

  /** The bytes of a text; empty if it is NULL. */
  public byte[] utf8() {
    return utf8;
  }

  @Override
  public ColumnVector evaluate(Batch batch, VectorArena arena) {
    ColumnVector vector = repeated;
    if (vector == null || vector.size() < batch.rowCount()) {
      vector = repeat(Math.max(batch.rowCount(), Batch.DEFAULT_ROWS));
      repeated = vector;
    }
    int rows = batch.rowCount();
    if (vector instanceof LongVector longs) {
      return new LongVector(longs.values(), longs.nulls(), rows);
    }
    if (vector instanceof DoubleVector doubles) {
      return new DoubleVector(doubles.values(), doubles.nulls(), rows);
    }
    DictionaryVector texts = (DictionaryVector) vector;
    return new DictionaryVector(texts.codes(), texts.dictionary(), texts.nulls(), rows);
  }

  private ColumnVector repeat(int size) {
    boolean[] nulls = null;
    if (value == null) {
      nulls = new boolean[size];
      Arrays.fill(nulls, true);
    }
    switch (type.physical()) {
      case LONG -> {
        long[] values = new long[size];
        Arrays.fill(values, longValue());
        return new LongVector(values, nulls, size);
      }
      case DOUBLE -> {
        double[] values = new double[size];
        Arrays.fill(values, doubleValue());
        return new DoubleVector(values, nulls, size);
      }
      default -> {
        int[] codes = new int[size];
        StringDictionary dictionary =
            repeated instanceof DictionaryVector before
                ? before.dictionary()
                : new StringDictionary();
        if (value == null) {
          Arrays.fill(codes, -1);
        } else if (dictionary.size() == 0) {
          dictionary.append(utf8, 0, utf8.length);
        }
        return new DictionaryVector(codes, dictionary, nulls, size);
      }
    }
  }
}
