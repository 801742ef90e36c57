package dev.sluice.core.table;

import dev.sluice.core.segment.SegmentFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Segment files that were read of late, least recently used first, so that their dictionaries are
 * decoded once. Thread-safe.
 */
final class SegmentCache {
  private static final int MAX_FILES = 256;

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
      if (files.size() > MAX_FILES) {
        files.remove(files.keySet().iterator().next());
      }
      return first == null ? opened : first;
    }
  }

  void close() {
    synchronized (files) {
      files.clear();
    }
  }
}
