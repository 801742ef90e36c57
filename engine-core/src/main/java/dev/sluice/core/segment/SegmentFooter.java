package dev.sluice.core.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a segment file says of itself in the metadata of its footer, under {@link #KEY}.
 *
 * @param columns statistics of the whole segment
 * @param batches record batches in order
 * @param dictionaries checksums of dictionaries in order
 */
record SegmentFooter(
    long rowCount,
    List<String> sortColumns,
    List<ColumnStatistics> columns,
    List<Batch> batches,
    List<Dictionary> dictionaries) {
  static final String KEY = "sluice.segment";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * One record batch.
   *
   * @param metadataChecksum of the message before the body
   * @param bounds of each column
   */
  record Batch(int rows, int metadataChecksum, List<BatchBounds> bounds) {}

  /**
   * One dictionary.
   *
   * @param column its column, which is its number in the file too
   */
  record Dictionary(int column, int metadataChecksum, int checksum) {}

  String toJson() throws IOException {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("rows", rowCount);
    ArrayNode sort = root.putArray("sort");
    sortColumns.forEach(sort::add);
    ArrayNode dictionaryNodes = root.putArray("dictionaries");
    for (Dictionary dictionary : dictionaries) {
      dictionaryNodes
          .addObject()
          .put("column", dictionary.column())
          .put("metadata", dictionary.metadataChecksum())
          .put("checksum", dictionary.checksum());
    }
    ArrayNode rows = root.putArray("batchRows");
    ArrayNode metadata = root.putArray("batchMetadata");
    for (Batch batch : batches) {
      rows.add(batch.rows());
      metadata.add(batch.metadataChecksum());
    }
    ArrayNode columnNodes = root.putArray("columns");
    for (int column = 0; column < columns.size(); column++) {
      ObjectNode node = StatisticsJson.write(columns.get(column));
      ArrayNode min = node.putArray("batchMin");
      ArrayNode max = node.putArray("batchMax");
      ArrayNode nulls = node.putArray("batchNulls");
      ArrayNode checksums = node.putArray("batchChecksum");
      for (Batch batch : batches) {
        BatchBounds bounds = batch.bounds().get(column);
        min.add(StatisticsJson.value(bounds.min()));
        max.add(StatisticsJson.value(bounds.max()));
        nulls.add(bounds.nullCount());
        checksums.add(bounds.checksum());
      }
      columnNodes.add(node);
    }
    return MAPPER.writeValueAsString(root);
  }

  static SegmentFooter parse(String json) throws IOException {
    JsonNode root = MAPPER.readTree(json);
    List<String> sort = new ArrayList<>();
    root.path("sort").forEach(column -> sort.add(column.asText()));
    List<Dictionary> dictionaries = new ArrayList<>();
    for (JsonNode node : root.path("dictionaries")) {
      dictionaries.add(
          new Dictionary(
              node.path("column").asInt(),
              node.path("metadata").asInt(),
              node.path("checksum").asInt()));
    }
    List<ColumnStatistics> columns = new ArrayList<>();
    root.path("columns").forEach(node -> columns.add(StatisticsJson.read(node)));
    List<Batch> batches = new ArrayList<>();
    for (int i = 0; i < root.path("batchRows").size(); i++) {
      List<BatchBounds> bounds = new ArrayList<>();
      for (int column = 0; column < columns.size(); column++) {
        JsonNode node = root.path("columns").path(column);
        bounds.add(
            new BatchBounds(
                StatisticsJson.value(node.path("batchMin").path(i), columns.get(column).type()),
                StatisticsJson.value(node.path("batchMax").path(i), columns.get(column).type()),
                node.path("batchNulls").path(i).asInt(),
                node.path("batchChecksum").path(i).asInt()));
      }
      batches.add(
          new Batch(
              root.path("batchRows").path(i).asInt(),
              root.path("batchMetadata").path(i).asInt(),
              bounds));
    }
    return new SegmentFooter(root.path("rows").asLong(), sort, columns, batches, dictionaries);
  }
}
