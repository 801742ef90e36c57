package dev.sluice.core.table;

import dev.sluice.core.plan.Interval;
import dev.sluice.core.segment.SegmentContents;
import java.util.List;

/**
 * One immutable file of a table.
 *
 * @param id unique in the store, e.g. {@code wiki_2015-09-12T00:00:00.000Z_…_1}
 * @param dataSource name of the table
 * @param interval time chunk
 * @param visible parts of the chunk that count: a later REPLACE of a part of it hides the others
 * @param version instant of the statement that wrote it, as ISO text
 * @param file path below the data directory, with {@code /}
 * @param shard place among the segments of the chunk
 * @param contents rows, size and statistics
 */
public record SegmentDescriptor(
    String id,
    String dataSource,
    Interval interval,
    List<Interval> visible,
    String version,
    String file,
    ShardSpec shard,
    SegmentContents contents) {
  public SegmentDescriptor {
    visible = List.copyOf(visible);
  }

  /** Rows in the file; some of them may be hidden, see {@link #isPartlyHidden()}. */
  public long rowCount() {
    return contents.rowCount();
  }

  public long sizeBytes() {
    return contents.sizeBytes();
  }

  /** Whether rows count only if their time lies in {@link #visible()}. */
  public boolean isPartlyHidden() {
    return !(visible.size() == 1 && visible.get(0).equals(interval));
  }

  SegmentDescriptor withVisible(List<Interval> parts) {
    return new SegmentDescriptor(id, dataSource, interval, parts, version, file, shard, contents);
  }

  SegmentDescriptor withShard(ShardSpec other) {
    return new SegmentDescriptor(id, dataSource, interval, visible, version, file, other, contents);
  }
}
