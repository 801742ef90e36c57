package dev.sluice.core.input.column;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.sluice.frames.array.ArrayEncoder;
import dev.sluice.frames.type.ScalarType;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes lists as arrays: those of JSON, and values between list delimiters. */
final class ListReader {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private final ElementWriter elements;
  private final byte @Nullable [] delimiter;

  /**
   * A reader.
   *
   * @param delimiter what stands between the values of a list; null if texts are no lists
   */
  ListReader(ScalarType element, @Nullable String delimiter) {
    elements = new ElementWriter(element);
    this.delimiter = delimiter == null ? null : delimiter.getBytes(StandardCharsets.UTF_8);
  }

  ElementWriter elements() {
    return elements;
  }

  /** Writes the elements of a JSON array. */
  void readJson(byte[] data, int start, int length, ArrayEncoder into) {
    try (JsonParser parser = JSON.createParser(data, start, length)) {
      parser.nextToken();
      for (JsonToken token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        readElement(parser, token, into);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readElement(JsonParser parser, JsonToken token, ArrayEncoder into)
      throws IOException {
    switch (token) {
      case VALUE_NULL -> elements.nothing(into);
      case VALUE_TRUE -> elements.truth(true, into);
      case VALUE_FALSE -> elements.truth(false, into);
      case VALUE_NUMBER_INT -> {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
          elements.decimal(text(parser), into);
        } else {
          elements.integer(parser.getLongValue(), into);
        }
      }
      case VALUE_NUMBER_FLOAT -> elements.decimal(text(parser), into);
      case START_ARRAY, START_OBJECT -> elements.nested(nested(parser), into);
      default -> {
        byte[] text = text(parser);
        elements.text(text, 0, text.length, into);
      }
    }
  }

  private static byte[] text(JsonParser parser) throws IOException {
    return parser.getText().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] nested(JsonParser parser) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      int depth = 0;
      for (JsonToken token = parser.currentToken(); ; token = parser.nextToken()) {
        if (token.isNumeric()) {
          generator.writeNumber(parser.getText());
        } else {
          generator.copyCurrentEvent(parser);
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (depth == 0) {
          break;
        }
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Whether texts may be lists. */
  boolean splits() {
    return delimiter != null;
  }

  /** Whether the text is a list of several values. */
  boolean isList(byte[] data, int start, int length) {
    return delimiter != null && next(delimiter, data, start, start + length) >= 0;
  }

  /** Writes the values of a text, which may be a single one. */
  void readText(byte[] data, int start, int length, ArrayEncoder into) {
    int from = start;
    int end = start + length;
    if (delimiter != null) {
      for (int at = next(delimiter, data, from, end);
          at >= 0;
          at = next(delimiter, data, from, end)) {
        elements.text(data, from, at - from, into);
        from = at + delimiter.length;
      }
    }
    elements.text(data, from, end - from, into);
  }

  private static int next(byte[] wanted, byte[] data, int from, int end) {
    for (int at = from; at <= end - wanted.length; at++) {
      int same = 0;
      while (same < wanted.length && data[at + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return at;
      }
    }
    return -1;
  }
}
