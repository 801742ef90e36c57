package dev.sluice.tests.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Fields of a JSON tree with the kinds of their values. */
final class Shape {
  private Shape() {}

  /** Path to kind; elements of arrays count as one. */
  static Map<String, String> of(JsonNode node, Predicate<String> skip) {
    Map<String, String> shape = new TreeMap<>();
    collect("", node, shape, skip);
    return shape;
  }

  private static void collect(
      String path, JsonNode node, Map<String, String> shape, Predicate<String> skip) {
    if (skip.test(path)) {
      return;
    }
    shape.merge(path, kind(node), (a, b) -> a.equals(b) ? a : "mixed");
    if (node.isObject()) {
      node.properties().forEach(f -> collect(path + "/" + f.getKey(), f.getValue(), shape, skip));
    } else if (node.isArray()) {
      node.forEach(element -> collect(path + "[]", element, shape, skip));
    }
  }

  private static String kind(JsonNode node) {
    return node.isNumber()
        ? "number"
        : node.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
  }
}
