package dev.sluice.core.report;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.sluice.core.counters.CounterSnapshot;
import dev.sluice.core.fault.Fault;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** JSON of reports. Unknown fields of other versions are passed over on reading. */
public final class ReportJson {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .addHandler(new ForeignFaults())
          .addModule(
              new SimpleModule("sluice-report")
                  .addSerializer(Instant.class, new InstantWriter())
                  .addDeserializer(Instant.class, new InstantReader())
                  .addSerializer(CounterSnapshot.class, new CounterWriter())
                  .addDeserializer(CounterSnapshot.class, new CounterReader()))
          .build();

  private ReportJson() {}

  /** Mapper that knows all report values. Shared: not to be configured further. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  static String write(QueryReport report) {
    try {
      return MAPPER.writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Report cannot be printed: " + e.getMessage(), e);
    }
  }

  static QueryReport read(String json) {
    try {
      return MAPPER.readValue(json, QueryReport.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("No report: " + e.getMessage(), e);
    }
  }

  /** Codes of other versions: some end with Fault, and what is unknown here is an unknown error. */
  private static final class ForeignFaults extends DeserializationProblemHandler {
    @Override
    public @Nullable JavaType handleUnknownTypeId(
        DeserializationContext context,
        JavaType baseType,
        String code,
        TypeIdResolver resolver,
        String failure)
        throws IOException {
      if (!baseType.hasRawClass(Fault.class)) {
        return null;
      }
      JavaType known =
          code.endsWith("Fault")
              ? resolver.typeFromId(context, code.substring(0, code.length() - "Fault".length()))
              : null;
      return known != null ? known : context.constructType(Fault.UnknownError.class);
    }
  }

  private static final class InstantWriter extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantWriter() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(MILLIS.format(value));
    }
  }

  private static final class InstantReader extends StdDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return Instant.parse(in.getText());
    }
  }

  private static final class CounterWriter extends StdSerializer<CounterSnapshot> {
    private static final long serialVersionUID = 1L;

    CounterWriter() {
      super(CounterSnapshot.class);
    }

    @Override
    public void serialize(CounterSnapshot value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeTree(CounterJson.toJson(value));
    }
  }

  private static final class CounterReader extends StdDeserializer<CounterSnapshot> {
    private static final long serialVersionUID = 1L;

    CounterReader() {
      super(CounterSnapshot.class);
    }

    @Override
    public CounterSnapshot deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      JsonNode tree = in.readValueAsTree();
      return CounterJson.fromJson(tree);
    }
  }
}
