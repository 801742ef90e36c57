package dev.sluice;

import dev.sluice.core.exec.QueryExecution;
import dev.sluice.sql.compile.CompiledStatement;
import dev.sluice.sql.compile.StatementCompiler;
import dev.sluice.sql.compile.StatementRequest;
import dev.sluice.sql.parser.StatementException;
import dev.sluice.sql.translate.StageTreeText;
import dev.sluice.sql.validate.TypedValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL over files and over the tables of a data directory.
 *
 * <p>Thread-safe, and free of state shared with other engines: many may live in one process. {@code
 * execute} waits for the end of the query, {@code submit} does not. The context holds parameters of
 * the query such as {@code maxNumTasks}; {@code SET} in the statement goes before it.
 */
public final class Engine implements AutoCloseable {
  private static final String TASK_PREFIX = "query-";

  private final EngineRuntime runtime;
  private final StatementCompiler compiler;
  private final @Nullable WarmUp warmUp;
  private final AtomicBoolean closed = new AtomicBoolean();

  Engine(EngineBuilder builder) {
    compiler = new StatementCompiler(builder.threads(), builder.clock());
    try {
      runtime = EngineRuntime.open(builder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    warmUp = builder.warmUp() ? WarmUp.start(compiler, runtime, builder.clock()) : null;
  }

  /**
   * Opens a data directory with default settings; it is made if it does not exist.
   *
   * @throws UncheckedIOException if the directory cannot be used
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
    CompiledStatement compiled = compile(sql, context, parameters);
    QueryExecution execution =
        runtime.start(
            TASK_PREFIX + compiled.queryId(), sql, compiled.definition(), compiled.context());
    return new SubmittedQuery(execution, compiled.context());
  }

  /**
   * The stages that a statement would have, one line a stage. Nothing runs.
   *
   * @throws SqlException if the statement is refused
   */
  public String explainStages(String sql, Map<String, ?> context) {
    return StageTreeText.print(compile(sql, context, List.of()).definition());
  }

  private CompiledStatement compile(
      String sql, Map<String, ?> context, List<? extends @Nullable Object> parameters) {
    if (closed.get()) {
      throw new IllegalStateException("Engine is closed");
    }
    if (warmUp != null) {
      warmUp.yieldToQueries();
    }
    List<TypedValue> values = new ArrayList<>();
    for (Object value : parameters) {
      values.add(
          value instanceof Parameter typed
              ? new TypedValue(typed.type(), typed.value())
              : new TypedValue(null, value));
    }
    Map<String, @Nullable Object> given = new LinkedHashMap<>(context);
    try {
      return compiler.compile(
          new StatementRequest(sql, Collections.unmodifiableMap(given), values), runtime.tables());
    } catch (StatementException e) {
      throw Refusals.of(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Cancels what runs, waits until its threads have ended, and gives everything back. Results that
   * are still open are closed. Closing twice does nothing.
   *
   * @throws IllegalStateException if memory leaked
   * @throws UncheckedIOException if files cannot be given back
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    if (warmUp != null) {
      warmUp.stop();
    }
    try {
      runtime.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
