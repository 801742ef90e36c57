package dev.sluice.core.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.PlanJson;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.plan.ShuffleSpec;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.key.KeyColumn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts of a stage's definition as reports print them. */
public final class DefinitionRenderer {
  private final QueryDefinition query;

  public DefinitionRenderer(QueryDefinition query) {
    this.query = query;
  }

  /** What the stage reads, by input number. */
  public List<ObjectNode> inputs(StageDefinition stage) {
    List<ObjectNode> inputs = new ArrayList<>();
    stage.inputs().forEach(input -> inputs.add(InputRenderer.input(input)));
    return inputs;
  }

  /** What the stage does. */
  public ObjectNode processor(StageDefinition stage) {
    ProcessorSpec processor = stage.processor();
    if (processor instanceof ProcessorSpec.Scan scan) {
      ObjectNode json = InputRenderer.node("scan");
      json.set("query", new QueryRenderer(query).scan(stage, scan.operators()));
      return json;
    }
    if (processor instanceof ProcessorSpec.GroupByPreShuffle) {
      ObjectNode json = InputRenderer.node("groupByPreShuffle");
      json.set("query", new QueryRenderer(query).groupBy(stage, consumer(stage)));
      return json;
    }
    if (processor instanceof ProcessorSpec.GroupByPostShuffle) {
      ObjectNode json = InputRenderer.node("groupByPostShuffle");
      json.set("query", new QueryRenderer(query).groupBy(producer(stage), stage));
      List<ObjectNode> joins = JoinRenderer.joins(stage);
      if (!joins.isEmpty()) {
        json.putArray("joins").addAll(joins);
      }
      return json;
    }
    if (processor instanceof ProcessorSpec.SortMergeJoin) {
      return JoinRenderer.sortMergeJoin(stage);
    }
    if (processor instanceof ProcessorSpec.Window window) {
      ObjectNode json = InputRenderer.node("window");
      json.set("query", new QueryRenderer(query).scan(stage, window.operators()));
      WindowRenderer.put(json, stage);
      return json;
    }
    if (processor instanceof ProcessorSpec.Limit limit) {
      ObjectNode json = InputRenderer.node("limit");
      QueryRenderer.putLimit(json, limit);
      return json;
    }
    return new SegmentGeneratorRenderer(query).render((ProcessorSpec.SegmentGenerator) processor);
  }

  /** How the stage's output becomes partitions, or null if it keeps those of its input. */
  public @Nullable ObjectNode shuffle(StageDefinition stage) {
    ShuffleSpec shuffle = stage.shuffle();
    if (shuffle == null) {
      return null;
    }
    if (shuffle instanceof ShuffleSpec.Hash hash) {
      return clusterBy("hash", hash.clusterBy()).put("partitions", hash.partitions());
    }
    if (shuffle instanceof ShuffleSpec.MaxCount maxCount) {
      ObjectNode json = clusterBy("maxCount", maxCount.clusterBy());
      json.put("partitions", maxCount.partitions());
      if (maxCount.aggregate()) {
        json.put("aggregate", true);
      }
      if (maxCount.limitHint() != null) {
        json.put("limitHint", maxCount.limitHint());
      }
      return json;
    }
    if (shuffle instanceof ShuffleSpec.TargetSize targetSize) {
      ObjectNode json = clusterBy("targetSize", targetSize.clusterBy());
      json.put("targetSize", targetSize.targetSize());
      if (targetSize.aggregate()) {
        json.put("aggregate", true);
      }
      return json;
    }
    return InputRenderer.node("mix");
  }

  /** Kind of the shuffle, or null if there is none. */
  public static @Nullable String shuffleKind(StageDefinition stage) {
    ShuffleSpec shuffle = stage.shuffle();
    if (shuffle == null) {
      return null;
    }
    if (shuffle instanceof ShuffleSpec.Mix) {
      return "mix";
    }
    if (shuffle instanceof ShuffleSpec.Hash) {
      return sorts(stage) ? "hashLocalSort" : "hash";
    }
    return "globalSort";
  }

  /** Whether the output of the stage is sorted. */
  public static boolean sorts(StageDefinition stage) {
    ShuffleSpec shuffle = stage.shuffle();
    return shuffle != null && !shuffle.clusterBy().isEmpty() && shuffle.clusterBy().isSortable();
  }

  private static ObjectNode clusterBy(String type, ClusterBy key) {
    ObjectNode json = InputRenderer.node(type);
    ObjectNode clusterBy = json.putObject("clusterBy");
    ArrayNode columns = clusterBy.putArray("columns");
    for (KeyColumn column : key.columns()) {
      ObjectNode entry =
          columns
              .addObject()
              .put("columnName", column.columnName())
              .put("order", column.order().name());
      if (column.nullsHighest()) {
        entry.put("nullsHighest", true);
      }
    }
    if (key.bucketByCount() > 0) {
      clusterBy.put("bucketByCount", key.bucketByCount());
    }
    return json;
  }

  private @Nullable StageDefinition consumer(StageDefinition stage) {
    for (StageDefinition candidate : query.stages()) {
      if (candidate.inputs().contains(new InputSpec.Stage(stage.stageNumber()))) {
        return candidate;
      }
    }
    return null;
  }

  private StageDefinition producer(StageDefinition stage) {
    for (InputSpec input : stage.inputs()) {
      if (input instanceof InputSpec.Stage from) {
        return query.stages().get(from.stageNumber());
      }
    }
    throw new IllegalArgumentException("Stage [" + stage.stageNumber() + "] reads no stage");
  }

  /** JSON mapper of the rendered trees. */
  static com.fasterxml.jackson.databind.ObjectMapper mapper() {
    return PlanJson.mapper();
  }
}
