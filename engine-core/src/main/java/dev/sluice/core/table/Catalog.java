package dev.sluice.core.table;

import dev.sluice.core.plan.Interval;
import dev.sluice.frames.type.RowSignature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All tables at one version. Immutable.
 *
 * @param version number of the last commit, 0 before the first
 * @param tables by name
 */
record Catalog(long version, Map<String, Table> tables) {
  static final Catalog EMPTY = new Catalog(0, Map.of());

  /** One table with its visible segments by id, in the order in which they came. */
  record Table(TableDescriptor descriptor, Map<String, SegmentDescriptor> segments) {}

  /** The state after the next commit. */
  Catalog apply(TableVersion commit) {
    if (commit.version() != version + 1) {
      throw new IllegalArgumentException(
          "Version [" + commit.version() + "] does not follow [" + version + "]");
    }
    String name = commit.table().name();
    Table before = tables.get(name);
    Map<String, SegmentDescriptor> segments =
        before == null ? new LinkedHashMap<>() : new LinkedHashMap<>(before.segments());
    commit.dropped().forEach(segments::remove);
    for (SegmentDescriptor segment : commit.added()) {
      segments.put(segment.id(), segment);
    }
    Map<String, Table> after = new TreeMap<>(tables);
    after.put(name, new Table(commit.table(), segments));
    return new Catalog(commit.version(), after);
  }

  List<SegmentDescriptor> segments(String table) {
    Table found = tables.get(table);
    return found == null ? List.of() : List.copyOf(found.segments().values());
  }

  @Nullable SegmentDescriptor segment(String table, String id) {
    Table found = tables.get(table);
    return found == null ? null : found.segments().get(id);
  }

  /** Segments of the table of which something is visible in one of the intervals. */
  List<SegmentDescriptor> overlapping(String table, List<Interval> intervals) {
    List<SegmentDescriptor> hits = new ArrayList<>();
    for (SegmentDescriptor segment : segments(table)) {
      if (Times.overlap(segment.visible(), intervals)) {
        hits.add(segment);
      }
    }
    return hits;
  }

  /** Files that this state refers to, as paths below the data directory. */
  Set<String> files() {
    Set<String> files = new HashSet<>();
    for (Table table : tables.values()) {
      table.segments().values().forEach(segment -> files.add(segment.file()));
    }
    return files;
  }

  /**
   * Columns of a table of which these segments stay when a statement writes this signature: old
   * columns that are still stored keep their place, types are those of the statement.
   */
  static RowSignature merge(
      RowSignature old, List<SegmentDescriptor> staying, RowSignature written) {
    if (staying.isEmpty()) {
      return written;
    }
    Set<String> stored = new HashSet<>();
    for (SegmentDescriptor segment : staying) {
      segment.contents().columns().forEach(column -> stored.add(column.name()));
    }
    List<RowSignature.Column> columns = new ArrayList<>();
    for (RowSignature.Column column : old.columns()) {
      if (written.contains(column.name())) {
        columns.add(
            new RowSignature.Column(column.name(), written.type(written.indexOf(column.name()))));
      } else if (stored.contains(column.name())) {
        columns.add(column);
      }
    }
    for (RowSignature.Column column : written.columns()) {
      if (!old.contains(column.name())) {
        columns.add(column);
      }
    }
    return RowSignature.of(columns);
  }
}
