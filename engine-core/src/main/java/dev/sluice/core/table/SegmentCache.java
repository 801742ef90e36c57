package dev.sluice.core.table;

import dev.sluice.core.segment.SegmentFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Segment files that were read of late, least recently used first, so that their dictionaries are
 * decoded once. At most a sixteenth of the heap is kept. Thread-safe.
 */
final class SegmentCache {
  private static final int MAX_FILES = 256;
  private static final long MAX_HEAP_BYTES =
      Math.max(16L << 20, Runtime.getRuntime().maxMemory() / 16);

  private final Path directory;
  private final Map<String, SegmentFile> files = new LinkedHashMap<>(16, 0.75f, true);

  SegmentCache(Path directory) {
    this.directory = directory;
  }

  SegmentFile open(SegmentDescriptor segment) throws IOException {
    synchronized (files) {
      SegmentFile known = files.get(segment.file());
      if (known != null) {
        return known;
      }
    }
    SegmentFile opened = SegmentFile.open(directory.resolve(segment.file()), segment.contents());
    synchronized (files) {
      SegmentFile first = files.putIfAbsent(segment.file(), opened);
      evict();
      return first == null ? opened : first;
    }
  }

  /** Forgets files; readers that have one keep it. */
  private void evict() {
    long bytes = files.values().stream().mapToLong(SegmentFile::heapBytes).sum();
    Iterator<SegmentFile> oldest = files.values().iterator();
    while (files.size() > 1 && (files.size() > MAX_FILES || bytes > MAX_HEAP_BYTES)) {
      bytes -= oldest.next().heapBytes();
      oldest.remove();
    }
  }

  void close() {
    synchronized (files) {
      files.clear();
    }
  }
}
