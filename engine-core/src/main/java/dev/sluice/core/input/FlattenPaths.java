package dev.sluice.core.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The paths to nested values that {@code flattenSpec} declares. A path is a list of steps: a name
 * of a field, or the position of an element, counted from the end if negative.
 */
public final class FlattenPaths {
  private static final Pattern STEP =
      Pattern.compile(
          "\\.([^.\\[\\]'\"*?@()]+)|\\['([^']*)'\\]|\\[\"([^\"]*)\"\\]|\\[(-?\\d{1,9})\\]");

  private FlattenPaths() {}

  /**
   * Steps by column. Columns that are not declared are fields at the root.
   *
   * @throws IllegalArgumentException naming what cannot be read
   */
  public static Map<String, List<Object>> of(@Nullable Object flattenSpec) {
    Map<String, List<Object>> paths = new LinkedHashMap<>();
    if (flattenSpec == null) {
      return paths;
    }
    if (!(flattenSpec instanceof Map<?, ?> spec)) {
      throw new IllegalArgumentException("Property [flattenSpec] must be an object");
    }
    if (!(spec.get("fields") instanceof List<?> fields)) {
      if (spec.get("fields") == null) {
        return paths;
      }
      throw new IllegalArgumentException("Property [fields] of [flattenSpec] must be an array");
    }
    for (Object field : fields) {
      add(paths, field);
    }
    return paths;
  }

  private static void add(Map<String, List<Object>> paths, @Nullable Object field) {
    String name;
    List<Object> steps;
    if (field instanceof String root) {
      name = root;
      steps = List.of(root);
    } else if (field instanceof Map<?, ?> declared
        && declared.get("name") instanceof String given) {
      name = given;
      steps = steps(declared, given);
    } else {
      throw new IllegalArgumentException(
          "Field [" + field + "] of [flattenSpec] is neither a name nor an object with [name]");
    }
    if (paths.put(name, steps) != null) {
      throw new IllegalArgumentException("Cannot have duplicate field definition: " + name);
    }
  }

  private static List<Object> steps(Map<?, ?> field, String name) {
    Object type = field.get("type");
    Object expr = field.get("expr");
    if ("root".equals(type)) {
      return List.of(expr instanceof String root ? root : name);
    }
    if ("path".equals(type) && expr instanceof String path) {
      return path(path);
    }
    if ("tree".equals(type) && field.get("nodes") instanceof List<?> nodes) {
      return nodes.stream().map(node -> (Object) String.valueOf(node)).toList();
    }
    throw new IllegalArgumentException(
        "Field ["
            + name
            + "] of [flattenSpec] needs type [root], [path] with [expr], or [tree] with [nodes]");
  }

  private static List<Object> path(String path) {
    List<Object> steps = new ArrayList<>();
    String rest = path.startsWith("$") ? path.substring(1) : "." + path;
    Matcher step = STEP.matcher(rest);
    int end = 0;
    while (end < rest.length() && step.find(end) && step.start() == end) {
      steps.add(step(step));
      end = step.end();
    }
    if (end < rest.length() || rest.isEmpty()) {
      throw new IllegalArgumentException(
          "Path [" + path + "] of [flattenSpec] has a part other than [.name], ['name'] or [0]");
    }
    return List.copyOf(steps);
  }

  private static Object step(Matcher step) {
    for (int group = 1; group <= 3; group++) {
      if (step.group(group) != null) {
        return step.group(group);
      }
    }
    return Integer.valueOf(step.group(4));
  }
}
