package dev.sluice.core.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Segment files that the newest version does not name. Thread-safe.
 *
 * <p>Files that commits of this process dropped are remembered until they can go; all others are
 * found when a process opens the directory alone.
 */
final class Garbage {
  private static final Logger LOG = LoggerFactory.getLogger(Garbage.class);

  private final Storage storage;
  private final Path directory;
  private final Deque<Dropped> dropped = new ArrayDeque<>();

  /** File that versions before this one name. */
  private record Dropped(String file, long version, long millis) {}

  Garbage(Storage storage, Path directory) {
    this.storage = storage;
    this.directory = directory;
  }

  /** Remembers the files that the commit dropped from the state before it. */
  synchronized void add(Catalog before, TableVersion commit) {
    Set<String> kept = new HashSet<>();
    commit.added().forEach(segment -> kept.add(segment.file()));
    for (String id : commit.dropped()) {
      SegmentDescriptor segment = before.segment(commit.table().name(), id);
      if (segment != null && !kept.contains(segment.file())) {
        dropped.add(new Dropped(segment.file(), commit.version(), commit.timestampMillis()));
      }
    }
  }

  /** Deletes what was dropped until then, by versions that the oldest pinned one includes. */
  synchronized int collect(long untilMillis, long oldestPin) {
    int count = 0;
    while (true) {
      Dropped first = dropped.peek();
      if (first == null || first.millis() > untilMillis || first.version() > oldestPin) {
        return count;
      }
      dropped.remove();
      deleteQuietly(directory.resolve(first.file()));
      count++;
    }
  }

  /** Deletes every segment file that is not among those named. */
  void deleteOrphans(Set<String> named) throws IOException {
    Path tables = directory.resolve("tables");
    for (String table : storage.list(tables)) {
      for (String chunk : storage.list(tables.resolve(table))) {
        Path folder = tables.resolve(table).resolve(chunk);
        for (String name : storage.list(folder)) {
          if (!named.contains("tables/" + table + "/" + chunk + "/" + name)) {
            storage.delete(folder.resolve(name));
          }
        }
      }
    }
  }

  /** Deletes the directory. */
  void deleteEverything() {
    deleteTree(directory);
  }

  private void deleteTree(Path path) {
    try {
      if (storage.isDirectory(path)) {
        for (String name : storage.list(path)) {
          deleteTree(path.resolve(name));
        }
      }
    } catch (IOException unreadable) {
      LOG.debug("Cannot list [{}]", path, unreadable);
    }
    deleteQuietly(path);
  }

  private void deleteQuietly(Path path) {
    try {
      storage.delete(path);
    } catch (IOException left) {
      LOG.debug("Cannot delete [{}]", path, left);
    }
  }
}
