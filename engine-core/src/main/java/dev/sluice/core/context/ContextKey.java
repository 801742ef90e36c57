package dev.sluice.core.context;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that the engine knows.
 *
 * @param name as users write it
 * @param kind what a value must be, as error texts say it: {@code a number}, {@code a boolean}, …
 * @param defaultValue value when the query gives none; null if there is none
 * @param doc one sentence for the reference
 * @param reader makes a typed value of what a user gave, or throws IllegalArgumentException
 */
public record ContextKey<T>(
    String name, String kind, @Nullable T defaultValue, String doc, Function<Object, T> reader) {

  T read(Object value) {
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException e) {
      throw new ContextException(
          "Expected key [" + name + "] to be " + kind + ", but it is [" + value + "]");
    }
  }
}
