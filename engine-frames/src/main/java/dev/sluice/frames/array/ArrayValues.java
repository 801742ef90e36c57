package dev.sluice.frames.array;

import dev.sluice.frames.type.ScalarType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arrays as lists of boxed elements: {@link Long} for types held as long, {@link Double} for those
 * held as double, {@link String} for texts, null for NULL.
 */
public final class ArrayValues {
  private ArrayValues() {}

  /** The elements, in a new list. */
  @SuppressWarnings("NullAway") // lists may hold nulls
  public static List<@Nullable Object> decode(
      ScalarType element, byte[] data, int start, int length) {
    ArrayCursor cursor = new ArrayCursor(element);
    cursor.open(data, start, length);
    List<@Nullable Object> values = new ArrayList<>();
    while (cursor.next()) {
      values.add(cursor.isNull() ? null : value(element, cursor));
    }
    return values;
  }

  private static Object value(ScalarType element, ArrayCursor cursor) {
    return switch (element.physical()) {
      case LONG -> cursor.longValue();
      case DOUBLE -> cursor.doubleValue();
      case BYTES ->
          new String(
              cursor.text(), cursor.textStart(), cursor.textLength(), StandardCharsets.UTF_8);
    };
  }

  /** Writes the elements of an array. */
  public static void encode(
      ScalarType element, List<? extends @Nullable Object> values, ArrayEncoder into) {
    for (Object value : values) {
      add(element, value, into);
    }
  }

  /** Writes one element. */
  public static void add(ScalarType element, @Nullable Object value, ArrayEncoder into) {
    switch (element.physical()) {
      case LONG -> {
        if (value == null) {
          into.addNullNumber();
        } else {
          into.addLong((Long) value);
        }
      }
      case DOUBLE -> {
        if (value == null) {
          into.addNullNumber();
        } else {
          into.addDouble((Double) value);
        }
      }
      case BYTES -> {
        if (value == null) {
          into.addNullText();
        } else {
          byte[] text = ((String) value).getBytes(StandardCharsets.UTF_8);
          into.addText(text, 0, text.length);
        }
      }
    }
  }
}
