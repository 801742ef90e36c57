package dev.sluice.core.plan;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
import java.io.IOException;

/** JSON of plans: what {@link #write} prints, {@link #read} reads back as an equal value. */
public final class PlanJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .addModule(types())
          .addMixIn(KeyColumn.class, SparseKeyColumn.class)
          .build();

  private PlanJson() {}

  /** Mapper that knows all plan values. Shared: not to be configured further. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  public static String write(QueryDefinition query) {
    try {
      return MAPPER.writeValueAsString(query);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Plan cannot be printed: " + e.getMessage(), e);
    }
  }

  /**
   * Reads what {@link #write} printed.
   *
   * @throws IllegalArgumentException with the place, if the text is no plan
   */
  public static QueryDefinition read(String json) {
    try {
      return MAPPER.readValue(json, QueryDefinition.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("No plan: " + e.getMessage(), e);
    }
  }

  /** Names and types of columns, in the form that signatures have on the wire. */
  public static SimpleModule types() {
    SimpleModule module = new SimpleModule("sluice-types");
    module.addSerializer(ColumnType.class, new TypeWriter());
    module.addDeserializer(ColumnType.class, new TypeReader());
    module.addSerializer(RowSignature.class, new SignatureWriter());
    module.addDeserializer(RowSignature.class, new SignatureReader());
    return module;
  }

  /** Leaves out what is as usual. */
  interface SparseKeyColumn {
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    boolean nullsHighest();
  }

  private static final class TypeWriter extends StdSerializer<ColumnType> {
    private static final long serialVersionUID = 1L;

    TypeWriter() {
      super(ColumnType.class);
    }

    @Override
    public void serialize(ColumnType type, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(type.name());
    }
  }

  private static final class TypeReader extends StdDeserializer<ColumnType> {
    private static final long serialVersionUID = 1L;

    TypeReader() {
      super(ColumnType.class);
    }

    @Override
    public ColumnType deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      return ColumnType.parse(in.getText());
    }
  }

  private static final class SignatureWriter extends StdSerializer<RowSignature> {
    private static final long serialVersionUID = 1L;

    SignatureWriter() {
      super(RowSignature.class);
    }

    @Override
    public void serialize(RowSignature signature, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartArray();
      for (RowSignature.Column column : signature.columns()) {
        out.writeStartObject();
        out.writeStringField("name", column.name());
        out.writeStringField("type", column.type().name());
        out.writeEndObject();
      }
      out.writeEndArray();
    }
  }

  private static final class SignatureReader extends StdDeserializer<RowSignature> {
    private static final long serialVersionUID = 1L;

    SignatureReader() {
      super(RowSignature.class);
    }

    @Override
    public RowSignature deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      JsonNode columns = in.readValueAsTree();
      RowSignature.Builder builder = RowSignature.builder();
      for (JsonNode column : columns) {
        builder.add(column.path("name").asText(), ColumnType.parse(column.path("type").asText()));
      }
      return builder.build();
    }
  }
}
