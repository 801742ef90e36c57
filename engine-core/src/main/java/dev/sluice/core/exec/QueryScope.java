package dev.sluice.core.exec;

import dev.sluice.core.context.ContextKeys;
import dev.sluice.core.context.QueryContext;
import dev.sluice.core.counters.QueryCounters;
import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.core.fault.Faults;
import dev.sluice.core.input.ParseErrorPolicy;
import dev.sluice.core.operator.CancellationToken;
import dev.sluice.core.operator.OperatorContext;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.table.Snapshot;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one query has for itself from its start until its results are closed: a share of the budget,
 * a folder for temporary files, its processors and its counters. Thread-safe.
 */
final class QueryScope implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QueryScope.class);

  /** What a user is told to add when the temporary folder is full. */
  private static final long MORE_STORAGE_BYTES = 1_000_000_000;

  private final String taskId;
  private final String sql;
  private final QueryDefinition definition;
  private final QueryContext context;
  private final EngineResources resources;
  private final MemoryPool pool;
  private final FrameAllocator allocator;
  private final ProcessorGroup processors;
  private final ParseErrorPolicy parseErrors;
  private final QueryCounters counters = new QueryCounters();
  private final CancellationToken cancellation = new CancellationToken();
  private @Nullable Path folder;
  private @Nullable Snapshot snapshot;
  private boolean closed;

  QueryScope(
      String taskId,
      String sql,
      QueryDefinition definition,
      QueryContext context,
      EngineResources resources) {
    this.taskId = taskId;
    this.sql = sql;
    this.definition = definition;
    this.context = context;
    this.resources = resources;
    Long memoryLimit = context.find(ContextKeys.MEMORY_LIMIT);
    Integer maxThreads = context.find(ContextKeys.MAX_THREADS);
    long maxParseExceptions = context.maxParseExceptions();
    parseErrors = new ParseErrorPolicy((int) Math.min(maxParseExceptions, Integer.MAX_VALUE));
    pool =
        memoryLimit == null
            ? resources.pool().child(taskId)
            : resources.pool().child(taskId, memoryLimit);
    allocator = FrameAllocator.root(pool);
    int threads = resources.scheduler().threads();
    processors =
        resources
            .scheduler()
            .open(maxThreads == null || maxThreads < 1 ? threads : Math.min(maxThreads, threads));
  }

  String taskId() {
    return taskId;
  }

  QueryDefinition definition() {
    return definition;
  }

  QueryContext context() {
    return context;
  }

  /** Text of the statement. */
  String sql() {
    return sql;
  }

  EngineResources resources() {
    return resources;
  }

  FrameAllocator allocator() {
    return allocator;
  }

  ProcessorGroup processors() {
    return processors;
  }

  ParseErrorPolicy parseErrors() {
    return parseErrors;
  }

  QueryCounters counters() {
    return counters;
  }

  CancellationToken cancellation() {
    return cancellation;
  }

  /** Bytes of a frame, and the most that a row may have. */
  int maxFrameBytes() {
    return context.get(ContextKeys.MAX_FRAME_SIZE);
  }

  /** What a new lane works with. */
  OperatorContext newLane() {
    return lane(new VectorArena());
  }

  private OperatorContext lane(VectorArena arena) {
    return new OperatorContext(arena, pool, allocator, spillFolder(), cancellation);
  }

  /** What a reader of results works with: it is not stopped by what stopped the query. */
  OperatorContext readerLane(VectorArena arena) {
    return new OperatorContext(arena, pool, allocator, spillFolder(), new CancellationToken());
  }

  private Path spillFolder() {
    try {
      return folder();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder for temporary files; made when first asked for. */
  synchronized Path folder() throws IOException {
    Path made = folder;
    if (made == null) {
      made = Files.createTempDirectory(resources.tempDirectory(), "query-");
      folder = made;
    }
    return made;
  }

  /** The fault behind a failure; a full temporary folder is told from other failing disks. */
  Fault fault(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FaultException) {
        break;
      }
      if (cause instanceof IOException && isFull(String.valueOf(cause.getMessage()))) {
        return notEnoughStorage();
      }
    }
    return Faults.from(failure);
  }

  private boolean isFull(String message) {
    return message.contains(resources.tempDirectory().toString())
        && (message.contains("No space left on device") || message.contains("quota exceeded"));
  }

  private Fault notEnoughStorage() {
    long there = 0;
    try {
      there = Files.getFileStore(resources.tempDirectory()).getTotalSpace();
    } catch (IOException e) {
      LOG.debug("Size of [{}] is not known", resources.tempDirectory(), e);
    }
    return new Fault.NotEnoughTemporaryStorageFault(there + MORE_STORAGE_BYTES, there);
  }

  /** The tables as they were when the query first asked. */
  synchronized Snapshot snapshot() throws IOException {
    Snapshot taken = snapshot;
    if (taken == null) {
      taken = resources.tables().snapshot();
      snapshot = taken;
    }
    return taken;
  }

  /**
   * Gives everything back. Idempotent.
   *
   * @throws IllegalStateException if memory of the query was not given back before
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (snapshot != null) {
      snapshot.close();
    }
    if (folder != null) {
      delete(folder);
    }
    try {
      allocator.close();
    } finally {
      pool.close();
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete folder [" + folder + "]", e);
    }
  }
}
