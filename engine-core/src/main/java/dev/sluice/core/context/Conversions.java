package dev.sluice.core.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Readings of the loosely typed values that JSON, SET and Java callers give. */
final class Conversions {
  private Conversions() {}

  static long toLong(Object value) {
    if (value instanceof Long || value instanceof Integer || value instanceof Short) {
      return ((Number) value).longValue();
    }
    if (value instanceof Number number) {
      long whole = number.longValue();
      if (whole != number.doubleValue()) {
        throw new IllegalArgumentException();
      }
      return whole;
    }
    return Long.parseLong(toText(value).trim());
  }

  static int toInt(Object value) {
    long number = toLong(value);
    if (number != (int) number) {
      throw new IllegalArgumentException();
    }
    return (int) number;
  }

  static boolean toBoolean(Object value) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    return switch (toText(value).trim().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException();
    };
  }

  static String toText(Object value) {
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    throw new IllegalArgumentException();
  }

  static <E extends Enum<E>> E toEnum(Class<E> type, Object value) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(toText(value))) {
        return constant;
      }
    }
    throw new IllegalArgumentException();
  }

  /** A list, or text with commas or as a JSON array of plain names. */
  static List<String> toNames(Object value) {
    List<String> names = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object element : list) {
        names.add(toText(element));
      }
      return names;
    }
    String text = toText(value).trim();
    if (text.startsWith("[") && text.endsWith("]")) {
      text = text.substring(1, text.length() - 1);
    }
    for (String part : text.split(",", -1)) {
      String name = part.trim();
      if (name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")) {
        name = name.substring(1, name.length() - 1);
      }
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }
}
