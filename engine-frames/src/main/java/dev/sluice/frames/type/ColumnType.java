package dev.sluice.frames.type;

/**
 * Type of a column: what its values mean, how a batch holds them and what the wire calls them.
 *
 * <p>SQL types that the wire does not know (BOOLEAN, TIMESTAMP, DATE, DECIMAL) are kept, so that
 * they survive a table; {@link #nativeName()} is the name that reports print for them.
 */
public sealed interface ColumnType permits ScalarType, DecimalType, ArrayType, ComplexType {

  /** How a batch holds the values of this type. */
  Physical physical();

  /** Name in plans and stored schemas, e.g. {@code TIMESTAMP}; {@link #parse} reads it back. */
  String name();

  /** Name in reports: {@code STRING}, {@code LONG}, {@code DOUBLE}, {@code FLOAT}, … */
  String nativeName();

  default boolean isNumeric() {
    return physical() != Physical.BYTES;
  }

  /**
   * Reads a type name in any case, as signatures of external data and stored schemas write it.
   *
   * @throws IllegalArgumentException naming the text, if it is no type
   */
  static ColumnType parse(String text) {
    return TypeNames.parse(text);
  }
}
