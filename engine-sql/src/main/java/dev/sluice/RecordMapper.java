package dev.sluice;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes records of rows. */
final class RecordMapper<T extends Record> {
  private static final Map<Class<?>, Class<?>> BOXES =
      Map.of(
          long.class, Long.class,
          int.class, Integer.class,
          short.class, Short.class,
          byte.class, Byte.class,
          double.class, Double.class,
          float.class, Float.class,
          boolean.class, Boolean.class);

  private final Constructor<T> constructor;
  private final RecordComponent[] components;
  private final int[] positions;

  /**
   * A mapper for rows of these columns.
   *
   * @throws IllegalArgumentException naming a component that has no column
   */
  RecordMapper(Class<T> type, RowColumns columns) {
    components = type.getRecordComponents();
    positions = new int[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      positions[i] = position(components[i].getName(), columns);
    }
    try {
      constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException("Record [" + type.getName() + "] cannot be made", e);
    }
  }

  private static int position(String component, RowColumns columns) {
    String wanted = plain(component);
    for (int i = 0; i < columns.names().size(); i++) {
      if (plain(columns.name(i)).equals(wanted)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "No column for component [" + component + "] in " + columns.names());
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  T map(Row row) {
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = converted(components[i], row.getObject(positions[i]));
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "Record [%s] refuses row %s".formatted(constructor.getDeclaringClass().getName(), row),
          e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "Record [" + constructor.getDeclaringClass().getName() + "] cannot be made", e);
    }
  }

  private static @Nullable Object converted(RecordComponent component, @Nullable Object value) {
    Class<?> declared = component.getType();
    if (value == null) {
      if (declared.isPrimitive()) {
        throw new IllegalArgumentException(
            "Component [%s] is [%s], but its column is NULL"
                .formatted(component.getName(), declared.getSimpleName()));
      }
      return null;
    }
    Class<?> wanted = BOXES.getOrDefault(declared, declared);
    Object converted = value instanceof Number number ? number(number, wanted) : value;
    if (wanted == String.class) {
      converted = value.toString();
    }
    if (!wanted.isInstance(converted)) {
      throw new IllegalArgumentException(
          "Component [%s] is [%s], but its column holds [%s]"
              .formatted(
                  component.getName(), declared.getSimpleName(), value.getClass().getSimpleName()));
    }
    return converted;
  }

  private static Object number(Number value, Class<?> wanted) {
    if (wanted == Integer.class) {
      return Math.toIntExact(value.longValue());
    }
    if (wanted == Short.class) {
      return value.shortValue();
    }
    if (wanted == Byte.class) {
      return value.byteValue();
    }
    if (wanted == Double.class) {
      return value.doubleValue();
    }
    if (wanted == Float.class) {
      return value.floatValue();
    }
    if (wanted == BigDecimal.class) {
      return value instanceof BigDecimal ? value : new BigDecimal(value.toString());
    }
    return value;
  }
}
