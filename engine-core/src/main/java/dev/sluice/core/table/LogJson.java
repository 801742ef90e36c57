package dev.sluice.core.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.core.plan.Interval;
import dev.sluice.core.segment.ColumnStatistics;
import dev.sluice.core.segment.SegmentContents;
import dev.sluice.core.segment.StatisticsJson;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON form of commits and checkpoints. */
final class LogJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private LogJson() {}

  static byte[] write(TableVersion commit) throws JsonProcessingException {
    ObjectNode node = NODES.objectNode();
    node.put("version", commit.version());
    node.put("timestamp", commit.timestampMillis());
    node.put("queryId", commit.queryId());
    node.put("sql", commit.sql());
    node.set("context", MAPPER.valueToTree(commit.context()));
    node.set("table", table(commit.table()));
    ArrayNode replaced = node.putArray("replaced");
    commit.replaced().forEach(interval -> replaced.add(interval(interval)));
    node.set("add", segments(commit.added()));
    node.set("drop", texts(commit.dropped()));
    return MAPPER.writeValueAsBytes(node);
  }

  static TableVersion readCommit(byte[] json) throws IOException {
    JsonNode node = MAPPER.readTree(json);
    Map<String, Object> context =
        MAPPER.convertValue(node.path("context"), new TypeReference<Map<String, Object>>() {});
    List<Interval> replaced = new ArrayList<>();
    node.path("replaced").forEach(interval -> replaced.add(interval(interval)));
    return new TableVersion(
        node.path("version").asLong(),
        node.path("timestamp").asLong(),
        node.path("queryId").asText(),
        node.path("sql").asText(),
        context,
        table(node.path("table")),
        replaced,
        segments(node.path("add")),
        texts(node.path("drop")));
  }

  static byte[] write(Catalog catalog) throws JsonProcessingException {
    ObjectNode node = NODES.objectNode();
    node.put("version", catalog.version());
    ArrayNode tables = node.putArray("tables");
    for (Catalog.Table table : catalog.tables().values()) {
      ObjectNode entry = table(table.descriptor());
      entry.set("segments", segments(table.segments().values()));
      tables.add(entry);
    }
    return MAPPER.writeValueAsBytes(node);
  }

  static Catalog readCatalog(byte[] json) throws IOException {
    JsonNode node = MAPPER.readTree(json);
    Map<String, Catalog.Table> tables = new TreeMap<>();
    for (JsonNode entry : node.path("tables")) {
      TableDescriptor descriptor = table(entry);
      Map<String, SegmentDescriptor> segments = new LinkedHashMap<>();
      for (SegmentDescriptor segment : segments(entry.path("segments"))) {
        segments.put(segment.id(), segment);
      }
      tables.put(descriptor.name(), new Catalog.Table(descriptor, segments));
    }
    return new Catalog(node.path("version").asLong(), tables);
  }

  private static ObjectNode table(TableDescriptor table) {
    ObjectNode node = NODES.objectNode();
    node.put("name", table.name());
    ArrayNode columns = node.putArray("columns");
    for (RowSignature.Column column : table.signature().columns()) {
      columns.addObject().put("name", column.name()).put("type", column.type().name());
    }
    return node;
  }

  private static TableDescriptor table(JsonNode node) {
    RowSignature.Builder signature = RowSignature.builder();
    for (JsonNode column : node.path("columns")) {
      signature.add(column.path("name").asText(), ColumnType.parse(column.path("type").asText()));
    }
    return new TableDescriptor(node.path("name").asText(), signature.build());
  }

  private static ArrayNode segments(Iterable<SegmentDescriptor> segments) {
    ArrayNode array = NODES.arrayNode();
    for (SegmentDescriptor segment : segments) {
      ObjectNode node = array.addObject();
      node.put("id", segment.id());
      node.put("dataSource", segment.dataSource());
      node.set("interval", interval(segment.interval()));
      if (segment.isPartlyHidden()) {
        ArrayNode visible = node.putArray("visible");
        segment.visible().forEach(part -> visible.add(interval(part)));
      }
      node.put("version", segment.version());
      node.put("file", segment.file());
      node.set("shard", shard(segment.shard()));
      SegmentContents contents = segment.contents();
      node.put("rows", contents.rowCount());
      node.put("bytes", contents.sizeBytes());
      node.put("checksum", contents.checksum());
      node.set("sort", texts(contents.sortColumns()));
      ArrayNode columns = node.putArray("columns");
      contents.columns().forEach(column -> columns.add(StatisticsJson.write(column)));
    }
    return array;
  }

  private static List<SegmentDescriptor> segments(JsonNode array) {
    List<SegmentDescriptor> segments = new ArrayList<>();
    for (JsonNode node : array) {
      Interval interval = interval(node.path("interval"));
      List<Interval> visible = new ArrayList<>();
      node.path("visible").forEach(part -> visible.add(interval(part)));
      List<ColumnStatistics> columns = new ArrayList<>();
      node.path("columns").forEach(column -> columns.add(StatisticsJson.read(column)));
      segments.add(
          new SegmentDescriptor(
              node.path("id").asText(),
              node.path("dataSource").asText(),
              interval,
              node.has("visible") ? visible : List.of(interval),
              node.path("version").asText(),
              node.path("file").asText(),
              shard(node.path("shard")),
              new SegmentContents(
                  node.path("rows").asLong(),
                  node.path("bytes").asLong(),
                  node.path("checksum").asInt(),
                  texts(node.path("sort")),
                  columns)));
    }
    return segments;
  }

  private static ArrayNode interval(Interval interval) {
    return NODES.arrayNode().add(interval.startMillis()).add(interval.endMillis());
  }

  private static Interval interval(JsonNode node) {
    return new Interval(node.path(0).asLong(), node.path(1).asLong());
  }

  private static ObjectNode shard(ShardSpec shard) {
    ObjectNode node = NODES.objectNode();
    if (shard instanceof ShardSpec.Range range) {
      node.put("type", "range");
      node.put("partitionNum", range.partitionNumber());
      node.put("partitions", range.partitions());
      node.set("dimensions", texts(range.dimensions()));
      node.set("start", bound(range.start()));
      node.set("end", bound(range.end()));
    } else if (shard instanceof ShardSpec.Numbered numbered) {
      node.put("type", "numbered");
      node.put("partitionNum", numbered.partitionNumber());
      node.put("partitions", numbered.partitions());
    }
    return node;
  }

  private static ShardSpec shard(JsonNode node) {
    int number = node.path("partitionNum").asInt();
    int partitions = node.path("partitions").asInt();
    if (node.path("type").asText().equals("range")) {
      return new ShardSpec.Range(
          number,
          partitions,
          texts(node.path("dimensions")),
          bound(node.path("start")),
          bound(node.path("end")));
    }
    return new ShardSpec.Numbered(number, partitions);
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode array = NODES.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static JsonNode bound(@Nullable List<@Nullable String> values) {
    if (values == null) {
      return NODES.nullNode();
    }
    ArrayNode array = NODES.arrayNode();
    for (String value : values) {
      array.add(value);
    }
    return array;
  }

  private static @Nullable List<@Nullable String> bound(JsonNode array) {
    if (!array.isArray()) {
      return null;
    }
    List<@Nullable String> values = new ArrayList<>();
    for (JsonNode value : array) {
      values.add(value.isNull() ? null : value.asText());
    }
    return values;
  }
}
