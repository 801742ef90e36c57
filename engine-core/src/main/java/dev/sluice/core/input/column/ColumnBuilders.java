package dev.sluice.core.input.column;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.frames.type.ArrayType;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ComplexType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import org.jspecify.annotations.Nullable;

/** Makes the builders of a signature. */
public final class ColumnBuilders {
  private ColumnBuilders() {}

  /**
   * One builder per column.
   *
   * @param listDelimiter what makes a list of a text; null if nothing does
   * @throws FaultException naming the column, if external data cannot be read as its type
   */
  public static ColumnBuilder[] of(
      RowSignature wanted, TextDictionaries dictionaries, @Nullable String listDelimiter) {
    ColumnBuilder[] builders = new ColumnBuilder[wanted.size()];
    for (int i = 0; i < builders.length; i++) {
      builders[i] = of(wanted.name(i), wanted.type(i), dictionaries, listDelimiter);
    }
    return builders;
  }

  /** Whether values of the type are JSON text, in which strings have quotes. */
  public static boolean isJson(ColumnType type) {
    return type instanceof ComplexType complex && complex.kind().equalsIgnoreCase("json");
  }

  /** Whether a JSON array gives a value: an array, or a text of several values. */
  public static boolean takesLists(ColumnType type) {
    return type instanceof ArrayType || type == ScalarType.STRING;
  }

  private static ColumnBuilder of(
      String name, ColumnType type, TextDictionaries dictionaries, @Nullable String listDelimiter) {
    if (type instanceof ScalarType scalar) {
      return switch (scalar) {
        case STRING ->
            new TextBuilder(
                dictionaries.of(name), new ListReader(ScalarType.STRING, listDelimiter));
        case LONG -> new LongBuilder(LongMeaning.NUMBER);
        case BOOLEAN -> new LongBuilder(LongMeaning.TRUTH);
        case TIMESTAMP -> new LongBuilder(LongMeaning.INSTANT);
        case DATE -> new LongBuilder(LongMeaning.DAY);
        case DOUBLE -> new DoubleBuilder(false);
        case FLOAT -> new DoubleBuilder(true);
      };
    }
    if (type instanceof ArrayType array) {
      return new ArrayBuilder(new ListReader(array.element(), listDelimiter));
    }
    if (isJson(type)) {
      return new TextBuilder(dictionaries.of(name), null);
    }
    throw new FaultException(new Fault.ColumnTypeNotSupported(name, type.nativeName()));
  }
}
