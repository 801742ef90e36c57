package dev.sluice.core.input.column;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ComplexType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;

/** Makes the builders of a signature. */
public final class ColumnBuilders {
  private ColumnBuilders() {}

  /**
   * One builder per column.
   *
   * @throws FaultException naming the column, if external data cannot be read as its type
   */
  public static ColumnBuilder[] of(RowSignature wanted, TextDictionaries dictionaries) {
    ColumnBuilder[] builders = new ColumnBuilder[wanted.size()];
    for (int i = 0; i < builders.length; i++) {
      builders[i] = of(wanted.name(i), wanted.type(i), dictionaries);
    }
    return builders;
  }

  /** Whether values of the type are JSON text, in which strings have quotes. */
  public static boolean isJson(ColumnType type) {
    return type instanceof ComplexType complex && complex.kind().equalsIgnoreCase("json");
  }

  private static ColumnBuilder of(String name, ColumnType type, TextDictionaries dictionaries) {
    if (type instanceof ScalarType scalar) {
      return switch (scalar) {
        case STRING -> new TextBuilder(dictionaries.of(name));
        case LONG -> new LongBuilder(LongMeaning.NUMBER);
        case BOOLEAN -> new LongBuilder(LongMeaning.TRUTH);
        case TIMESTAMP -> new LongBuilder(LongMeaning.INSTANT);
        case DATE -> new LongBuilder(LongMeaning.DAY);
        case DOUBLE -> new DoubleBuilder(false);
        case FLOAT -> new DoubleBuilder(true);
      };
    }
    if (isJson(type)) {
      return new TextBuilder(dictionaries.of(name));
    }
    throw new FaultException(new Fault.ColumnTypeNotSupported(name, type.nativeName()));
  }
}
