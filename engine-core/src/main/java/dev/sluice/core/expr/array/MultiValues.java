package dev.sluice.core.expr.array;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts that stand for several values: two or more are held as a JSON array of strings and nulls,
 * one as it is, none as NULL. So NULL, no value and one NULL are the same.
 */
public final class MultiValues {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private MultiValues() {}

  /** The text that stands for the values. */
  public static @Nullable String text(List<? extends @Nullable Object> values) {
    if (values.size() < 2) {
      return values.isEmpty() || values.get(0) == null ? null : String.valueOf(values.get(0));
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      generator.writeStartArray();
      for (Object value : values) {
        if (value == null) {
          generator.writeNull();
        } else {
          generator.writeString(String.valueOf(value));
        }
      }
      generator.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The values for which the text stands: none for NULL. */
  @SuppressWarnings("NullAway") // lists may hold nulls
  public static List<@Nullable Object> values(@Nullable String text) {
    if (text == null) {
      return new ArrayList<>();
    }
    List<@Nullable Object> several = mayBeSeveral(text) ? several(text) : null;
    return several == null ? new ArrayList<>(Arrays.asList(text)) : several;
  }

  private static boolean mayBeSeveral(String text) {
    return text.length() > 4
        && text.charAt(0) == '['
        && (text.charAt(1) == '"' || text.charAt(1) == 'n')
        && text.charAt(text.length() - 1) == ']';
  }

  /** The strings and nulls of a JSON array, or null if the text is no array of two of them. */
  @SuppressWarnings("NullAway") // lists may hold nulls
  private static @Nullable List<@Nullable Object> several(String text) {
    List<@Nullable Object> values = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      for (JsonToken token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NULL) {
          return null;
        }
        values.add(token == JsonToken.VALUE_NULL ? null : parser.getText());
      }
      return values.size() < 2 || parser.nextToken() != null ? null : values;
    } catch (IOException noJson) {
      return null;
    }
  }
}
