package dev.sluice;

import dev.sluice.core.context.QueryContext;
import dev.sluice.core.exec.EngineResources;
import dev.sluice.core.exec.ProcessorScheduler;
import dev.sluice.core.exec.QueryExecution;
import dev.sluice.core.exec.QueryExecutor;
import dev.sluice.core.exec.ThreadedScheduler;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.table.Snapshot;
import dev.sluice.core.table.TableDescriptor;
import dev.sluice.core.table.TableStatistics;
import dev.sluice.core.table.TableStore;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.sql.catalog.TableCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Threads, memory, tables and folders of an engine, and the queries that run on them. */
final class EngineRuntime {
  private final MemoryPool pool;
  private final Path tempDirectory;
  private final TableStore store;
  private final ProcessorScheduler scheduler;
  private final QueryExecutor executor;
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private volatile TableCatalog catalog = new TableCatalog(-1, Map.of());

  private EngineRuntime(
      EngineBuilder builder, MemoryPool pool, Path tempDirectory, TableStore store) {
    this.pool = pool;
    this.tempDirectory = tempDirectory;
    this.store = store;
    scheduler = new ThreadedScheduler(builder.threads());
    executor =
        new QueryExecutor(
            new EngineResources(
                pool, scheduler, store, tempDirectory, builder.clock(), builder.threads()));
  }

  static EngineRuntime open(EngineBuilder builder) throws IOException {
    Path temp = tempDirectory(builder.tempDir());
    try {
      TableStore store =
          builder.dataDirectory() == null
              ? TableStore.inMemory(Files.createDirectory(temp.resolve("data")), builder.clock())
              : TableStore.open(builder.dataDirectory(), builder.clock());
      return new EngineRuntime(
          builder, MemoryPool.root("engine", builder.memoryLimit()), temp, store);
    } catch (IOException | RuntimeException e) {
      TempFolders.delete(temp);
      throw e;
    }
  }

  private static Path tempDirectory(@Nullable Path parent) throws IOException {
    if (parent == null) {
      return Files.createTempDirectory("sluice-");
    }
    Files.createDirectories(parent);
    return Files.createTempDirectory(parent, "sluice-");
  }

  /** The newest version of the stored tables. */
  TableCatalog tables() throws IOException {
    try (Snapshot snapshot = store.snapshot()) {
      TableCatalog known = catalog;
      if (known.version() != snapshot.version()) {
        TreeMap<String, RowSignature> tables = new TreeMap<>();
        Map<String, TableStatistics> statistics = new HashMap<>();
        for (TableDescriptor table : snapshot.tables()) {
          tables.put(table.name(), table.signature());
          statistics.put(table.name(), snapshot.statistics(table.name()));
        }
        known = new TableCatalog(snapshot.version(), tables, statistics);
        catalog = known;
      }
      return known;
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the outcome is that of the execution's future
  QueryExecution start(
      String taskId, String sql, QueryDefinition definition, QueryContext context) {
    if (!running.add(taskId)) {
      throw new IllegalArgumentException(
          "A query with task id [" + taskId + "] runs already; give another sqlQueryId");
    }
    try {
      QueryExecution execution = executor.start(taskId, sql, definition, context);
      execution.future().whenComplete((end, failure) -> running.remove(taskId));
      return execution;
    } catch (RuntimeException e) {
      running.remove(taskId);
      throw e;
    }
  }

  /** Whether no query runs. */
  boolean isIdle() {
    return running.isEmpty();
  }

  /** Closes everything in turn; a step that fails does not keep the others from being taken. */
  void close() throws IOException {
    Exception failure = null;
    AutoCloseable folders = () -> TempFolders.delete(tempDirectory);
    for (AutoCloseable part : List.of(executor, scheduler, store, pool, folders)) {
      try {
        part.close();
      } catch (Exception e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure != null) {
      throw failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
    }
  }
}
