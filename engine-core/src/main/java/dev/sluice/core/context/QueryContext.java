package dev.sluice.core.context;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters that a query was given. Immutable. */
public final class QueryContext {
  private static final QueryContext EMPTY = new QueryContext(Map.of());

  private final Map<String, Object> values;

  private QueryContext(Map<String, ?> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  public static QueryContext empty() {
    return EMPTY;
  }

  public static QueryContext of(Map<String, ?> values) {
    return new QueryContext(values);
  }

  /** These parameters, and the given ones where both have a key. */
  public QueryContext with(Map<String, ?> more) {
    Map<String, Object> merged = new LinkedHashMap<>(values);
    merged.putAll(more);
    return new QueryContext(merged);
  }

  /** As given, in the order of the caller. */
  public Map<String, Object> asMap() {
    return values;
  }

  public boolean contains(ContextKey<?> key) {
    return values.containsKey(key.name());
  }

  /**
   * The value, or the key's default, or null if it has none.
   *
   * @throws ContextException if the value cannot be converted
   */
  public <T> @Nullable T find(ContextKey<T> key) {
    Object value = values.get(key.name());
    return value == null ? key.defaultValue() : key.read(value);
  }

  /**
   * The value of a key that has a default.
   *
   * @throws ContextException if the value cannot be converted
   */
  public <T> T get(ContextKey<T> key) {
    T value = find(key);
    if (value == null) {
      throw new IllegalArgumentException("Key [" + key.name() + "] has no default");
    }
    return value;
  }

  /** Bad records that are let through, by {@code maxParseExceptions} or {@code mode}. */
  public long maxParseExceptions() {
    Long given = find(ContextKeys.MAX_PARSE_EXCEPTIONS);
    if (given == null) {
      return get(ContextKeys.MODE) == ContextKeys.Mode.STRICT ? 0 : -1;
    }
    if (given < -1) {
      throw new ContextException(
          "Expected key [maxParseExceptions] to be -1 or more, but it is [" + given + "]");
    }
    return given;
  }

  /**
   * Workers that a stage may have: {@code maxNumTasks} - 1, or as many as there are cores.
   *
   * @throws ContextException if fewer than two tasks are asked for
   */
  public int maxNumWorkers(int cores) {
    Integer tasks = find(ContextKeys.MAX_NUM_TASKS);
    if (tasks == null) {
      tasks = find(ContextKeys.NUM_TASKS);
    }
    if (tasks == null) {
      return cores;
    }
    if (tasks < 2) {
      throw new ContextException(
          "MSQ context maxNumTasks [%d] cannot be less than 2: one controller and one worker are needed"
              .formatted(tasks));
    }
    return tasks - 1;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof QueryContext that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
