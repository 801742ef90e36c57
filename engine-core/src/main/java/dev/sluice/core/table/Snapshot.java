package dev.sluice.core.table;

import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.plan.Interval;
import dev.sluice.core.segment.ColumnRanges;
import dev.sluice.core.segment.RangeFilter;
import dev.sluice.core.segment.SegmentFile;
import dev.sluice.core.segment.SegmentReader;
import dev.sluice.core.segment.SegmentSplit;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * All tables at one version. Its files stay until it is closed, whatever is committed meanwhile.
 * Thread-safe.
 */
public final class Snapshot implements AutoCloseable {
  private static final String TIME = "__time";

  private final TableStore store;
  private final Catalog catalog;
  private final AtomicBoolean closed = new AtomicBoolean();

  Snapshot(TableStore store, Catalog catalog) {
    this.store = store;
    this.catalog = catalog;
  }

  /** Number of the last commit that is seen; 0 if there was none. */
  public long version() {
    return catalog.version();
  }

  /** All tables by ascending name. */
  public List<TableDescriptor> tables() {
    return catalog.tables().values().stream().map(Catalog.Table::descriptor).toList();
  }

  /** The named table, or null if there is none. */
  public @Nullable TableDescriptor table(String name) {
    Catalog.Table table = catalog.tables().get(name);
    return table == null ? null : table.descriptor();
  }

  /** All segments of the table, none if there is no such table. */
  public List<SegmentDescriptor> segments(String table) {
    return catalog.segments(table);
  }

  /**
   * Segments that may hold a row whose time lies in one of the intervals and which passes the
   * filter.
   */
  public List<SegmentDescriptor> segments(
      String table, List<Interval> intervals, RangeFilter filter) {
    RangeFilter times = RangeFilter.within(TIME, bounds(intervals));
    List<SegmentDescriptor> hits = new ArrayList<>();
    for (SegmentDescriptor segment : catalog.overlapping(table, intervals)) {
      ColumnRanges ranges = ColumnRanges.of(segment.contents());
      boolean timed = segment.contents().column(TIME) != null;
      if (filter.mayMatch(ranges) && (!timed || times.mayMatch(ranges))) {
        hits.add(segment);
      }
    }
    return hits;
  }

  /**
   * The segment of that id.
   *
   * @throws IllegalArgumentException if this version has none
   */
  public SegmentDescriptor segment(String table, String id) {
    SegmentDescriptor segment = catalog.segment(table, id);
    if (segment == null) {
      throw new IllegalArgumentException("No segment [" + id + "] in table [" + table + "]");
    }
    return segment;
  }

  public TableStatistics statistics(String table) {
    return StatisticsOfSegments.merge(catalog.segments(table));
  }

  /**
   * Parts of a segment for several readers, without record batches that the filter rules out.
   *
   * @param targetRows rows of a part, more or less
   */
  public List<SegmentSplit> splits(SegmentDescriptor segment, RangeFilter filter, long targetRows)
      throws IOException {
    return open(segment).splits(filter, targetRows);
  }

  /**
   * Reads a part of a segment.
   *
   * @param signature columns wanted; those that the segment does not hold are NULL, and those that
   *     it holds under another type are converted
   * @param filter by which record batches may be passed over; rows that are read need not meet it
   */
  public BatchSource read(
      SegmentDescriptor segment,
      SegmentSplit split,
      RowSignature signature,
      RangeFilter filter,
      VectorArena arena)
      throws IOException {
    List<RangeFilter.Bounds> visible =
        segment.isPartlyHidden() ? bounds(segment.visible()) : List.of();
    return new SegmentReader(open(segment), split, signature, filter, visible, arena);
  }

  /** The segment's file; the store keeps it open for a while. */
  public SegmentFile open(SegmentDescriptor segment) throws IOException {
    if (closed.get()) {
      throw new IllegalStateException("Snapshot [" + version() + "] is closed");
    }
    return store.cache().open(segment);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      store.unpin(version());
    }
  }

  Catalog catalog() {
    return catalog;
  }

  private static List<RangeFilter.Bounds> bounds(List<Interval> intervals) {
    return intervals.stream()
        .map(part -> new RangeFilter.Bounds(part.startMillis(), part.endMillis() - 1))
        .toList();
  }
}
