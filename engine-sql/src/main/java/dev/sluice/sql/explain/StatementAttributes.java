package dev.sluice.sql.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.core.plan.Granularity;
import dev.sluice.core.plan.Interval;
import dev.sluice.core.plan.PlanJson;
import dev.sluice.sql.validate.Granularities;
import dev.sluice.sql.validate.IngestSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What kind of statement it is, in the words of the wire. */
public final class StatementAttributes {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private StatementAttributes() {}

  static String of(@Nullable IngestSpec ingest, List<String> clusteredBy) {
    ObjectNode json = PlanJson.mapper().createObjectNode();
    if (ingest == null) {
      return json.put("statementType", "SELECT").toString();
    }
    json.put("statementType", ingest.isReplace() ? "REPLACE" : "INSERT");
    json.put("targetDataSource", ingest.dataSource());
    json.set("partitionedBy", granularity(ingest.granularity()));
    if (!clusteredBy.isEmpty()) {
      ArrayNode names = json.putArray("clusteredBy");
      clusteredBy.forEach(names::add);
    }
    List<Interval> chunks = ingest.replaceTimeChunks();
    if (chunks != null) {
      json.put("replaceTimeChunks", timeChunks(chunks));
    }
    return json.toString();
  }

  /** A granularity as parameters of queries hold it: {@code "DAY"}, {@code {"type":"all"}}. */
  public static JsonNode granularity(Granularity granularity) {
    return granularity.isAll()
        ? PlanJson.mapper().createObjectNode().put("type", "all")
        : JsonNodeFactory.instance.textNode(Granularities.name(granularity));
  }

  /** What REPLACE replaces as parameters of queries hold it: {@code all}, or intervals. */
  public static String timeChunks(List<Interval> chunks) {
    if (chunks.equals(List.of(Interval.ETERNITY))) {
      return "all";
    }
    return chunks.stream()
        .map(chunk -> time(chunk.startMillis()) + "/" + time(chunk.endMillis()))
        .collect(Collectors.joining(","));
  }

  private static String time(long millis) {
    return MILLIS.format(Instant.ofEpochMilli(millis));
  }
}
