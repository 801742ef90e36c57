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
    if (upper.startsWith("DECIMAL(") && upper.endsWith(")")) {
      return decimal(upper.substring(8, upper.length() - 1), text);
    }
    return scalar(upper, text);
  }

  private static DecimalType decimal(String digits, String text) {
    String[] parts = digits.split(",", -1);
    try {
      int scale = parts.length < 2 ? 0 : Integer.parseInt(parts[1].trim());
      return new DecimalType(Integer.parseInt(parts[0].trim()), scale);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Unknown column type [" + text + "]", e);
    }
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
