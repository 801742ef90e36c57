package dev.sluice.core.table;

import dev.sluice.core.plan.Interval;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of a data directory. Thread-safe; several processes may have the same directory open,
 * one store each.
 *
 * <p>Segment files lie in {@code tables/}, commits in {@code log/}. A statement sees one {@link
 * Snapshot} and changes a table by one {@link TableTransaction}.
 */
public final class TableStore implements AutoCloseable {
  /** How long files stay that no version names any more, for readers in other processes. */
  public static final Duration DEFAULT_GRACE = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(TableStore.class);

  private final Storage storage;
  private final Path directory;
  private final boolean temporary;
  private final Clock clock;
  private final Duration grace;
  private final CommitLog log;
  private final DirectoryLocks locks;
  private final Garbage garbage;
  private final SegmentCache cache;
  private final ReentrantLock commits = new ReentrantLock();
  private final Object state = new Object();
  private final TreeMap<Long, Integer> pins = new TreeMap<>();
  private Catalog current;
  private long lastVersionMillis;
  private boolean closed;

  TableStore(Storage storage, Path directory, boolean temporary, Clock clock, Duration grace)
      throws IOException {
    this.storage = storage;
    this.directory = directory;
    this.temporary = temporary;
    this.clock = clock;
    this.grace = grace;
    Path logDirectory = directory.resolve("log");
    storage.createDirectories(logDirectory);
    storage.createDirectories(directory.resolve("tables"));
    log = new CommitLog(storage, logDirectory);
    garbage = new Garbage(storage, directory);
    cache = new SegmentCache(directory);
    locks = new DirectoryLocks(directory);
    try {
      current = log.load();
      if (locks.isAlone()) {
        log.deleteLeftovers();
        garbage.deleteOrphans(current.files());
        locks.admitOthers();
      }
    } catch (IOException | RuntimeException failure) {
      locks.close();
      throw failure;
    }
  }

  /**
   * Opens the data directory, which is made if it is not there.
   *
   * @throws IOException naming the file, if the log cannot be read; or if this process has the
   *     directory open already
   */
  public static TableStore open(Path directory) throws IOException {
    return open(directory, Clock.systemUTC());
  }

  public static TableStore open(Path directory, Clock clock) throws IOException {
    return new TableStore(new LocalStorage(true), directory, false, clock, DEFAULT_GRACE);
  }

  /** Store in a temporary folder that is deleted on close. */
  public static TableStore inMemory() throws IOException {
    return inMemory(Files.createTempDirectory("sluice-tables"), Clock.systemUTC());
  }

  /** Store in a folder of the caller's choice that is deleted on close. */
  public static TableStore inMemory(Path directory, Clock clock) throws IOException {
    return new TableStore(new LocalStorage(false), directory, true, clock, Duration.ZERO);
  }

  /** The newest version, pinned until it is closed. */
  public Snapshot snapshot() throws IOException {
    synchronized (state) {
      checkOpen();
      current = log.refresh(current);
      pins.merge(current.version(), 1, Integer::sum);
      return new Snapshot(this, current);
    }
  }

  /** Starts to append to a table, which is made if it is not there. */
  public TableTransaction append(String table) throws IOException {
    return new TableTransaction(this, snapshot(), table, List.of());
  }

  /** Starts to replace what a table holds in the intervals; eternity replaces all. */
  public TableTransaction replace(String table, List<Interval> intervals) throws IOException {
    if (intervals.isEmpty()) {
      throw new IllegalArgumentException("Nothing to replace in table [" + table + "]");
    }
    return new TableTransaction(this, snapshot(), table, intervals);
  }

  /** The commit of that number, or null if there is none. */
  public @Nullable TableVersion version(long number) throws IOException {
    return log.read(number);
  }

  /**
   * Deletes files that no version names any more and that no snapshot of this process can reach,
   * once they have been so for the time given.
   *
   * @return number of files deleted
   */
  public int vacuum(Duration retain) {
    return garbage.collect(clock.millis() - retain.toMillis(), oldestPin());
  }

  @Override
  public void close() throws IOException {
    synchronized (state) {
      if (closed) {
        return;
      }
      closed = true;
    }
    cache.close();
    locks.close();
    if (temporary) {
      garbage.deleteEverything();
    }
  }

  Storage storage() {
    return storage;
  }

  Path directory() {
    return directory;
  }

  SegmentCache cache() {
    return cache;
  }

  /** Instant that no other transaction of this store has, as ISO text. */
  String nextVersion() {
    synchronized (state) {
      lastVersionMillis = Math.max(lastVersionMillis + 1, clock.millis());
      return Times.iso(lastVersionMillis);
    }
  }

  void unpin(long version) {
    synchronized (state) {
      pins.computeIfPresent(version, (number, count) -> count == 1 ? null : count - 1);
    }
    vacuum(grace);
  }

  TableVersion commit(
      TableTransaction transaction, String queryId, String sql, Map<String, Object> context)
      throws IOException {
    commits.lock();
    try (FileChannel lock = locks.lockCommits()) {
      LOG.trace("Committing under {}", lock);
      Catalog base;
      synchronized (state) {
        checkOpen();
        base = current;
      }
      while (true) {
        base = log.refresh(base);
        TableVersion commit = transaction.rebase(base, log, clock.millis(), queryId, sql, context);
        if (log.publish(commit)) {
          transaction.published();
          finish(base, commit);
          return commit;
        }
      }
    } finally {
      commits.unlock();
    }
  }

  private void finish(Catalog base, TableVersion commit) throws IOException {
    Catalog after = base.apply(commit);
    synchronized (state) {
      if (after.version() > current.version()) {
        current = after;
      }
    }
    garbage.add(base, commit);
    try {
      log.force();
    } catch (IOException failure) {
      throw new IOException(
          "Version [" + commit.version() + "] is published, but may not survive a power failure",
          failure);
    }
    if (commit.version() % CommitLog.CHECKPOINT_EVERY == 0) {
      try {
        log.checkpoint(after);
      } catch (IOException notNeeded) {
        LOG.warn("Cannot write the checkpoint of version [{}]", commit.version(), notNeeded);
      }
    }
  }

  private long oldestPin() {
    synchronized (state) {
      return pins.isEmpty() ? Long.MAX_VALUE : pins.firstKey();
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("Table store [" + directory + "] is closed");
    }
  }
}
