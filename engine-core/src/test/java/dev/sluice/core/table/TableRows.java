package dev.sluice.core.table;

import dev.sluice.core.operator.CancellationToken;
import dev.sluice.core.plan.Interval;
import dev.sluice.core.segment.RangeFilter;
import dev.sluice.core.segment.SegmentContents;
import dev.sluice.core.segment.SegmentRows;
import dev.sluice.core.segment.SegmentSplit;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes and reads small tables of {@code __time} and {@code v}. */
final class TableRows {
  static final long HOUR = 3_600_000;
  static final RowSignature SIGNATURE =
      RowSignature.builder().add("__time", ScalarType.TIMESTAMP).add("v", ScalarType.LONG).build();

  private TableRows() {}

  static Interval hours(int from, int to) {
    return new Interval(from * HOUR, to * HOUR);
  }

  static SegmentDescriptor write(
      TableTransaction transaction,
      Interval chunk,
      RowSignature signature,
      List<List<@Nullable Object>> rows)
      throws IOException {
    NewSegment segment = transaction.newSegment(chunk);
    SegmentContents contents =
        segment.write(
            signature,
            List.of("__time"),
            SegmentRows.supplier(signature, rows, 100, true),
            MemoryPool.root("test", 1 << 20),
            new CancellationToken());
    SegmentDescriptor descriptor = segment.describe(contents, new ShardSpec.Numbered(0, 0));
    transaction.add(descriptor);
    return descriptor;
  }

  /** Writes a row {@code (time, value)} for each value, at the start of the chunk. */
  static void write(TableTransaction transaction, Interval chunk, long... values)
      throws IOException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (long value : values) {
      rows.add(List.of(chunk.startMillis(), value));
    }
    write(transaction, chunk, SIGNATURE, rows);
  }

  static @Nullable TableVersion append(
      TableStore store, String table, Interval chunk, long... values) throws IOException {
    try (TableTransaction transaction = store.append(table)) {
      write(transaction, chunk, values);
      return transaction.commit("q", "INSERT", Map.of());
    }
  }

  static @Nullable TableVersion replace(
      TableStore store, String table, Interval chunk, long... values) throws IOException {
    try (TableTransaction transaction = store.replace(table, List.of(chunk))) {
      if (values.length > 0) {
        write(transaction, chunk, values);
      }
      return transaction.commit("q", "REPLACE", Map.of());
    }
  }

  static List<List<@Nullable Object>> rows(TableStore store, String table) throws IOException {
    try (Snapshot snapshot = store.snapshot()) {
      return rows(snapshot, table);
    }
  }

  static List<List<@Nullable Object>> rows(Snapshot snapshot, String table) throws IOException {
    TableDescriptor descriptor = snapshot.table(table);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    if (descriptor == null) {
      return rows;
    }
    for (SegmentDescriptor segment : snapshot.segments(table)) {
      for (SegmentSplit split : snapshot.splits(segment, RangeFilter.always(), 1000)) {
        rows.addAll(
            SegmentRows.read(
                snapshot.read(
                    segment,
                    split,
                    descriptor.signature(),
                    RangeFilter.always(),
                    new VectorArena())));
      }
    }
    return rows;
  }

  /** Values of column {@code v} in ascending order. */
  static List<Long> values(TableStore store, String table) throws IOException {
    try (Snapshot snapshot = store.snapshot()) {
      return values(snapshot, table);
    }
  }

  static List<Long> values(Snapshot snapshot, String table) throws IOException {
    return rows(snapshot, table).stream().map(row -> (Long) row.get(1)).sorted().toList();
  }
}
