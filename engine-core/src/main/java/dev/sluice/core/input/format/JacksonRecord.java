package dev.sluice.core.input.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingJsonFactory;
import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.core.input.FlattenPaths;
import dev.sluice.core.input.InputFormat;
import dev.sluice.core.input.JsonFeatures;
import dev.sluice.core.input.column.ColumnBuilder;
import dev.sluice.core.input.column.ColumnBuilders;
import dev.sluice.frames.type.ArrayType;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON record in whatever form, by Jackson. Slow and complete. */
final class JacksonRecord {
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

  private final JsonFactory factory;
  private final RowSignature wanted;
  private final ColumnBuilder[] builders;
  private final NullBytes nullBytes;
  private final ParseErrors errors;
  private final Map<String, Integer> positions = new HashMap<>();
  private final Map<String, List<Object>> paths;
  private final @Nullable Value[] values;
  private long record;

  private enum Kind {
    TEXT,
    INTEGER,
    DECIMAL,
    BOOLEAN,
    NESTED
  }

  private record Value(Kind kind, String text, long number) {}

  JacksonRecord(
      InputFormat.Json format,
      RowSignature wanted,
      ColumnBuilder[] builders,
      NullBytes nullBytes,
      ParseErrors errors) {
    factory =
        new MappingJsonFactory()
            .setStreamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build());
    JsonFeatures.of(format.featureSpec()).forEach(factory::configure);
    paths = FlattenPaths.of(format.flattenSpec());
    this.wanted = wanted;
    this.builders = builders;
    this.nullBytes = nullBytes;
    this.errors = errors;
    this.values = new Value[wanted.size()];
    for (int i = 0; i < wanted.size(); i++) {
      positions.put(wanted.name(i), i);
    }
  }

  /**
   * Writes the first JSON value of the text as a row: an object by its fields, anything else as a
   * row of nulls.
   *
   * @param number rows before, for messages
   * @return characters of the text up to the end of the value
   * @throws JsonProcessingException if the text does not start with a JSON value
   */
  int read(String text, int row, long number) throws JsonProcessingException {
    Arrays.fill(values, null);
    record = number;
    int end;
    try (JsonParser parser = factory.createParser(text)) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new JsonParseException(parser, "The line is blank");
      }
      if (token != JsonToken.START_OBJECT) {
        parser.skipChildren();
      } else if (paths.isEmpty()) {
        readFields(parser);
      } else {
        readTree(parser);
      }
      end = (int) parser.currentLocation().getCharOffset();
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (int column = 0; column < values.length; column++) {
      write(column, row);
    }
    return end;
  }

  private void readFields(JsonParser parser) throws IOException {
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      Integer column = positions.get(name);
      JsonToken token = parser.nextToken();
      if (column == null) {
        parser.skipChildren();
      } else {
        values[column] = value(parser, token, column);
      }
    }
  }

  private void readTree(JsonParser parser) throws IOException {
    JsonNode root = parser.readValueAsTree();
    for (int column = 0; column < values.length; column++) {
      String name = wanted.name(column);
      JsonNode node = root;
      for (Object step : paths.getOrDefault(name, List.of(name))) {
        node = child(node, step);
      }
      if (!node.isMissingNode()) {
        try (JsonParser value = node.traverse(parser.getCodec())) {
          values[column] = value(value, value.nextToken(), column);
        }
      }
    }
  }

  private static JsonNode child(JsonNode node, Object step) {
    if (step instanceof Integer position) {
      return node.path(position < 0 ? node.size() + position : position);
    }
    return node.path((String) step);
  }

  private @Nullable Value value(JsonParser parser, JsonToken token, int column) throws IOException {
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    ColumnType type = wanted.type(column);
    if (ColumnBuilders.isJson(type) || token.isStructStart()) {
      boolean isList = token == JsonToken.START_ARRAY && ColumnBuilders.takesLists(type);
      return new Value(Kind.NESTED, compact(parser, isList ? wanted.name(column) : null), 0);
    }
    return switch (token) {
      case VALUE_TRUE -> new Value(Kind.BOOLEAN, "true", 1);
      case VALUE_FALSE -> new Value(Kind.BOOLEAN, "false", 0);
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> new Value(Kind.DECIMAL, parser.getText(), 0);
      default -> new Value(Kind.TEXT, parser.getText(), 0);
    };
  }

  private FaultException noArray(int column) {
    return new FaultException(
        new Fault.CannotParseExternalData(
            "Error while parsing column [%s] of row [%s] from %s: an object is no array"
                .formatted(wanted.name(column), errors.rowNumber(record), errors.sourceText())));
  }

  private static Value integer(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT, LONG -> new Value(Kind.INTEGER, parser.getText(), parser.getLongValue());
      default -> new Value(Kind.DECIMAL, parser.getText(), 0);
    };
  }

  /**
   * The current value as JSON text without idle space, numbers as they are written.
   *
   * @param textsOf column whose texts the strings become; null if they stay JSON
   */
  private String compact(JsonParser parser, @Nullable String textsOf) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = factory.createGenerator(text)) {
      int depth = 0;
      for (JsonToken token = parser.currentToken(); ; token = parser.nextToken()) {
        if (token.isNumeric()) {
          generator.writeNumber(parser.getText());
        } else if (token == JsonToken.VALUE_STRING && textsOf != null) {
          generator.writeString(clean(parser.getText(), textsOf));
        } else {
          generator.copyCurrentEvent(parser);
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (depth == 0) {
          break;
        }
      }
    }
    return text.toString();
  }

  private String clean(String value, String column) {
    if (value.indexOf(0) < 0) {
      return value;
    }
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    int length = nullBytes.clean(text, 0, text.length, record, column);
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  private void write(int column, int row) {
    Value value = values[column];
    ColumnBuilder builder = builders[column];
    if (value == null) {
      builder.putNull(row);
      return;
    }
    switch (value.kind()) {
      case BOOLEAN -> {
        byte[] text = value.number() == 1 ? TRUE : FALSE;
        builder.putBoolean(row, text, 0, text.length, value.number() == 1);
      }
      case INTEGER -> {
        byte[] text = value.text().getBytes(StandardCharsets.UTF_8);
        builder.putInteger(row, text, 0, text.length, value.number());
      }
      case DECIMAL -> {
        byte[] text = value.text().getBytes(StandardCharsets.UTF_8);
        builder.putDecimal(row, text, 0, text.length);
      }
      case NESTED -> {
        if (wanted.type(column) instanceof ArrayType && value.text().startsWith("{")) {
          throw noArray(column);
        }
        byte[] text = value.text().getBytes(StandardCharsets.UTF_8);
        builder.putNested(row, text, 0, text.length);
      }
      case TEXT -> {
        byte[] text = value.text().getBytes(StandardCharsets.UTF_8);
        int length = nullBytes.clean(text, 0, text.length, record, wanted.name(column));
        builder.putText(row, text, 0, length);
      }
    }
  }
}
