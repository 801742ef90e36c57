package dev.sluice.core.expr;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions by lower-case name. Immutable and thread-safe. */
public final class FunctionRegistry {
  private final Map<String, ScalarFunction> functions;

  private FunctionRegistry(Map<String, ScalarFunction> functions) {
    this.functions = Map.copyOf(functions);
  }

  /**
   * Registry of these functions.
   *
   * @throws IllegalArgumentException naming the function, if two share a name
   */
  public static FunctionRegistry of(Collection<? extends ScalarFunction> functions) {
    Map<String, ScalarFunction> byName = new HashMap<>();
    for (ScalarFunction function : functions) {
      if (byName.put(function.name(), function) != null) {
        throw new IllegalArgumentException("Duplicate function [" + function.name() + "]");
      }
    }
    return new FunctionRegistry(byName);
  }

  /** This registry and further functions, which take precedence. */
  public FunctionRegistry with(Collection<? extends ScalarFunction> further) {
    Map<String, ScalarFunction> byName = new HashMap<>(functions);
    byName.putAll(FunctionRegistry.of(further).functions);
    return new FunctionRegistry(byName);
  }

  public @Nullable ScalarFunction find(String name) {
    return functions.get(name);
  }

  /** All functions in alphabetical order, for reference pages. */
  public List<ScalarFunction> describe() {
    return functions.values().stream().sorted(Comparator.comparing(ScalarFunction::name)).toList();
  }
}
