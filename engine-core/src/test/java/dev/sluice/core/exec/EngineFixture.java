package dev.sluice.core.exec;

import dev.sluice.core.context.QueryContext;
import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.report.ExecutionSnapshot;
import dev.sluice.core.report.TaskState;
import dev.sluice.core.table.TableStore;
import dev.sluice.frames.Batches;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** All that execution needs, per test; fails the test that leaves memory, files or threads. */
final class EngineFixture implements BeforeEachCallback, AfterEachCallback {
  private final long memoryLimit;
  private final int threads;
  private MemoryPool pool;
  private ThreadedScheduler scheduler;
  private TableStore tables;
  private Path folder;
  private QueryExecutor executor;
  private int queries;

  EngineFixture(long memoryLimit, int threads) {
    this.memoryLimit = memoryLimit;
    this.threads = threads;
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    pool = MemoryPool.root("engine", memoryLimit);
    scheduler = new ThreadedScheduler(threads);
    tables = TableStore.inMemory();
    folder = Files.createTempDirectory("sluice-test");
    executor = new QueryExecutor(resources(scheduler));
  }

  EngineResources resources(ProcessorScheduler processors) {
    return new EngineResources(pool, processors, tables, folder, Clock.systemUTC(), threads);
  }

  MemoryPool pool() {
    return pool;
  }

  TableStore tables() {
    return tables;
  }

  QueryExecutor executor() {
    return executor;
  }

  QueryExecution start(QueryDefinition query, Map<String, Object> context) {
    return executor.start("query-" + queries++, "SELECT", query, QueryContext.of(context));
  }

  /** The rows in the order of the result. */
  List<List<Object>> rows(QueryDefinition query, Map<String, Object> context) throws Exception {
    QueryExecution execution = start(query, context);
    ExecutionSnapshot end = execution.await();
    if (end.state() != TaskState.SUCCESS) {
      throw new AssertionError("Query failed: " + end.error());
    }
    return rows(execution);
  }

  static List<List<Object>> rows(QueryExecution execution) throws IOException {
    try (QueryResults results = execution.results()) {
      return read(results);
    }
  }

  static List<List<Object>> read(QueryResults results) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    VectorArena arena = new VectorArena();
    try (BatchSource source = results.open(arena)) {
      for (Batch batch = source.next(); batch != null; batch = source.next()) {
        rows.addAll(Batches.rows(batch));
        arena.reset();
      }
    }
    return rows;
  }

  /** Files of queries that are still there. */
  List<Path> leftovers() throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(path -> !path.equals(folder)).toList();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    boolean failed = context.getExecutionException().isPresent();
    try {
      executor.close();
      scheduler.close();
      tables.close();
      if (!leftovers().isEmpty()) {
        throw new AssertionError("Files are left: " + leftovers());
      }
      pool.close();
    } catch (RuntimeException | AssertionError e) {
      if (!failed) {
        throw e;
      }
    }
    Files.deleteIfExists(folder);
  }
}
