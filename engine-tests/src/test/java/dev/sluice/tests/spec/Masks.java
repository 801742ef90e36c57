package dev.sluice.tests.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;

/** Hides what differs from run to run: times, ids, sizes. */
final class Masks {
  private static final Set<String> VOLATILE =
      Set.of(
          "startTime",
          "duration",
          "durationMs",
          "pendingMs",
          "workerId",
          "id",
          "bytes",
          "queryId",
          "sqlQueryId",
          "taskId",
          "frames");

  private Masks() {}

  static String apply(JsonNode node) {
    JsonNode copy = node.deepCopy();
    mask(copy);
    return copy.toString();
  }

  private static void mask(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String name : VOLATILE) {
        if (object.has(name)) {
          object.set(name, TextNode.valueOf("<any>"));
        }
      }
    }
    node.forEach(Masks::mask);
  }
}
