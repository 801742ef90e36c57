package dev.sluice.core.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;

/**
 * Reads the three JSON arguments of EXTERN. Every fault in them is an {@link
 * IllegalArgumentException} that names the argument and the reason.
 */
public final class ExternArguments {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ExternArguments() {}

  /** The first argument. */
  public static InputSource source(String json) {
    return read(json, InputSource.class, "inputSource");
  }

  /** The second argument. */
  public static InputFormat format(String json) {
    return read(json, InputFormat.class, "inputFormat");
  }

  /** The third argument: an array of {@code {"name":…,"type":…}}. */
  public static RowSignature signature(String json) {
    try {
      JsonNode columns = MAPPER.readTree(json);
      if (!columns.isArray()) {
        throw new IllegalArgumentException("it is no array");
      }
      RowSignature.Builder builder = RowSignature.builder();
      for (JsonNode column : columns) {
        builder.add(text(column, "name"), type(column));
      }
      return builder.build();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw invalid("rowSignature", reason(e), e);
    }
  }

  private static ColumnType type(JsonNode column) {
    ColumnType type = ColumnType.parse(text(column, "type"));
    if (type instanceof DecimalType) {
      throw new IllegalArgumentException(
          "Unknown column type [" + type.name() + "]; read a string and cast it");
    }
    boolean time = text(column, "name").equals("__time");
    return time && type == ScalarType.LONG ? ScalarType.TIMESTAMP : type;
  }

  private static String text(JsonNode column, String property) {
    JsonNode value = column.get(property);
    if (value == null || !value.isTextual()) {
      throw new IllegalArgumentException(
          "Property [" + property + "] is missing in column " + column);
    }
    return value.textValue();
  }

  private static <T> T read(String json, Class<T> type, String argument) {
    try {
      T value = MAPPER.readValue(json, type);
      return Properties.require(value, argument, "EXTERN");
    } catch (JsonProcessingException e) {
      throw invalid(argument, reason(e), e);
    }
  }

  private static IllegalArgumentException invalid(String argument, String reason, Throwable cause) {
    return new IllegalArgumentException(
        "Invalid value for the field [" + argument + "]. Reason: [" + reason + "]", cause);
  }

  private static String reason(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalArgumentException) {
        return String.valueOf(cause.getMessage());
      }
    }
    if (failure instanceof UnrecognizedPropertyException unknown) {
      return "Unknown property [%s]; known are %s"
          .formatted(unknown.getPropertyName(), unknown.getKnownPropertyIds());
    }
    if (failure instanceof InvalidTypeIdException unknown) {
      return unknown.getTypeId() == null
          ? "Property [type] is missing"
          : "Unknown type [" + unknown.getTypeId() + "]";
    }
    return failure instanceof JsonProcessingException json
        ? json.getOriginalMessage()
        : String.valueOf(failure.getMessage());
  }
}
