package dev.sluice.frames.type;

import java.math.BigDecimal;

/**
 * Exact decimal numbers; written {@code DECIMAL(15,2)}. A value is held as a long that counts units
 * of {@code 10^-scale}, whatever the precision: numbers of more than about 18 digits do not exist.
 *
 * @param precision most digits of a value, 1 to 38
 * @param scale digits after the point, 0 to {@code precision}
 */
public record DecimalType(int precision, int scale) implements ColumnType {
  /** Most digits that a type can name. */
  public static final int MAX_PRECISION = 38;

  /** Digits that always fit into a long. */
  public static final int LONG_DIGITS = 18;

  public DecimalType {
    if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
      throw new IllegalArgumentException(
          "No decimal has precision [%d] and scale [%d]".formatted(precision, scale));
    }
  }

  /** The widest type of this scale. */
  public static DecimalType widest(int scale) {
    return new DecimalType(MAX_PRECISION, scale);
  }

  /** Digits after the point of values held as longs; 0 for all types but this. */
  public static int scaleOf(ColumnType type) {
    return type instanceof DecimalType decimal ? decimal.scale : 0;
  }

  /** The number that a held value stands for. */
  public BigDecimal value(long unscaled) {
    return BigDecimal.valueOf(unscaled, scale);
  }

  @Override
  public Physical physical() {
    return Physical.LONG;
  }

  @Override
  public String name() {
    return "DECIMAL(" + precision + "," + scale + ")";
  }

  @Override
  public String nativeName() {
    return "DOUBLE";
  }
}
