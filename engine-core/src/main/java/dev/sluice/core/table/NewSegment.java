package dev.sluice.core.table;

import dev.sluice.core.operator.CancellationToken;
import dev.sluice.core.plan.Interval;
import dev.sluice.core.segment.RowSupplier;
import dev.sluice.core.segment.SegmentContents;
import dev.sluice.core.segment.SegmentWriter;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.RowSignature;
import java.io.IOException;
import java.util.List;

/** A segment file that a transaction is about to write. Used by one thread. */
public final class NewSegment {
  private final String dataSource;
  private final Interval chunk;
  private final String version;
  private final SegmentPlace place;
  private final StorageFile file;

  NewSegment(
      String dataSource, Interval chunk, String version, SegmentPlace place, StorageFile file) {
    this.dataSource = dataSource;
    this.chunk = chunk;
    this.version = version;
    this.place = place;
    this.file = file;
  }

  public String id() {
    return place.id();
  }

  public Interval chunk() {
    return chunk;
  }

  /**
   * Writes the rows, which are read twice, and makes the file survive a crash.
   *
   * @param signature columns in the order of the file
   * @param sortColumns columns by which the rows are sorted, most significant first
   * @param pool budget for dictionaries; when it refuses, columns are stored plain
   */
  public SegmentContents write(
      RowSignature signature,
      List<String> sortColumns,
      RowSupplier rows,
      MemoryPool pool,
      CancellationToken cancellation)
      throws IOException {
    try (file) {
      SegmentContents contents =
          new SegmentWriter(signature, sortColumns, pool, cancellation).write(rows, file);
      file.force();
      return contents;
    }
  }

  /** The segment as the catalog is to know it. */
  public SegmentDescriptor describe(SegmentContents contents, ShardSpec shard) {
    return new SegmentDescriptor(
        place.id(), dataSource, chunk, List.of(chunk), version, place.file(), shard, contents);
  }

  SegmentPlace place() {
    return place;
  }

  void abandon() throws IOException {
    file.close();
  }
}
