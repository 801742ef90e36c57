package dev.sluice.sql.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.sluice.core.plan.Destination;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.PlanJson;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.plan.StageDefinition;
import java.util.Map;
import java.util.TreeMap;

/** What a statement reads and writes. */
final class Resources {
  private static final String EXTERNAL = "EXTERNAL";
  private static final String DATASOURCE = "DATASOURCE";

  private Resources() {}

  /** Array of names and types, by name. */
  static String of(QueryDefinition query) {
    Map<String, String> types = new TreeMap<>();
    for (StageDefinition stage : query.stages()) {
      for (InputSpec input : stage.inputs()) {
        if (input instanceof InputSpec.External) {
          types.put(EXTERNAL, EXTERNAL);
        } else if (input instanceof InputSpec.Table table) {
          types.put(table.dataSource(), DATASOURCE);
        }
      }
    }
    if (query.destination() instanceof Destination.DataSource target) {
      types.put(target.dataSource(), DATASOURCE);
    }
    ArrayNode json = PlanJson.mapper().createArrayNode();
    types.forEach((name, type) -> json.addObject().put("name", name).put("type", type));
    return json.toString();
  }
}
