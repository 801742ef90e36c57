package dev.sluice.frames.type;

import java.util.Locale;

/** Reads type names. */
final class TypeNames {
  private TypeNames() {}

  static ColumnType parse(String text) {
    String upper = text.trim().toUpperCase(Locale.ROOT);
    if (upper.startsWith("ARRAY<") && upper.endsWith(">")) {
      return new ArrayType(scalar(upper.substring(6, upper.length() - 1), text));
    }
    if (upper.startsWith("COMPLEX<") && upper.endsWith(">")) {
      String trimmed = text.trim();
      return new ComplexType(trimmed.substring(8, trimmed.length() - 1));
    }
    return scalar(upper, text);
  }

  private static ScalarType scalar(String name, String text) {
    for (ScalarType type : ScalarType.values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    throw new IllegalArgumentException("Unknown column type [" + text + "]");
  }
}
