package dev.sluice;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL over files and over the tables of a data directory.
 *
 * <p>Thread-safe, and free of state shared with other engines: many may live in one process. {@code
 * execute} waits for the end of the query, {@code submit} does not. The context holds parameters of
 * the query such as {@code maxNumTasks}; {@code SET} in the statement goes before it.
 */
public final class Engine implements AutoCloseable {
  private volatile boolean closed;

  Engine(EngineBuilder builder) {}

  /**
   * Opens a data directory with default settings; it is made if it does not exist.
   *
   * @throws java.io.UncheckedIOException if the directory cannot be used
   */
  public static Engine open(Path dataDirectory) {
    return builder().dataDirectory(dataDirectory).build();
  }

  /** An engine whose tables live in a temporary directory until it is closed. */
  public static Engine inMemory() {
    return builder().build();
  }

  /** Settings for an engine; without any, tables live until it is closed. */
  public static EngineBuilder builder() {
    return new EngineBuilder();
  }

  /** As {@link #execute(String, Map, List)}, without parameters. */
  public QueryResult execute(String sql) {
    return execute(sql, Map.of(), List.of());
  }

  /** As {@link #execute(String, Map, List)}, without parameters for {@code ?}. */
  public QueryResult execute(String sql, Map<String, ?> context) {
    return execute(sql, context, List.of());
  }

  /**
   * Runs one statement to its end.
   *
   * @param parameters values for {@code ?} in order: plain values, or {@link Parameter}
   * @return the result, which the caller closes
   * @throws SqlException if the statement is refused
   * @throws QueryException if the query fails
   */
  public QueryResult execute(
      String sql, Map<String, ?> context, List<? extends @Nullable Object> parameters) {
    return submit(sql, context, parameters).await();
  }

  /** As {@link #submit(String, Map, List)}, without parameters. */
  public QueryHandle submit(String sql) {
    return submit(sql, Map.of(), List.of());
  }

  /** As {@link #submit(String, Map, List)}, without parameters for {@code ?}. */
  public QueryHandle submit(String sql, Map<String, ?> context) {
    return submit(sql, context, List.of());
  }

  /**
   * Starts one statement.
   *
   * @param parameters values for {@code ?} in order: plain values, or {@link Parameter}
   * @throws SqlException if the statement is refused
   */
  public QueryHandle submit(
      String sql, Map<String, ?> context, List<? extends @Nullable Object> parameters) {
    if (closed) {
      throw new IllegalStateException("Engine is closed");
    }
    throw new UnsupportedOperationException("No execution yet");
  }

  /**
   * Cancels what runs, waits until its threads have ended, and gives everything back. Results that
   * are still open are closed.
   *
   * @throws IllegalStateException if memory leaked
   */
  @Override
  public void close() {
    closed = true;
  }
}
