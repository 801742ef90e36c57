package dev.sluice.core.operator;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.core.join.JoinColumn;
import dev.sluice.core.join.JoinSpec;
import dev.sluice.frames.FrameBuilder;
import dev.sluice.frames.file.FrameBatches;
import dev.sluice.frames.file.FrameWriter;
import dev.sluice.frames.key.RowComparator;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sorted build side of a merge join. It goes forward only, from one group of rows of equal keys
 * to the next. A group is a range of the batch at hand; one that does not end with the batch is
 * copied to frames, which go to disk when the budget wants it.
 */
final class MergeSide implements AutoCloseable {
  private static final long MAX_ROW_BYTES = 1L << 30;
  private static final boolean[] NO_MARKS = {};

  private final JoinSpec spec;
  private final boolean mustFit;
  private final MergePairs pairs;
  private final OperatorContext context;
  private final RowSignature columns;

  /** Where the batch at hand lives. */
  private final VectorArena arena = new VectorArena();

  /** Where those of frames live. */
  private final VectorArena copies = new VectorArena();

  private @Nullable BatchSource source;
  private boolean ended;
  private @Nullable Batch batch;
  private ColumnVector[] keys = new ColumnVector[0];
  private boolean[] marks = new boolean[0];

  /** First row of the batch that has not been handed on as past. */
  private int pending;

  /** The group, if any, in the batch at hand. */
  private int groupFrom;

  private int groupTo;

  /** The group if it is in frames instead, with its key. */
  private @Nullable FrameWriter frames;

  private ColumnVector[] groupKey = new ColumnVector[0];
  private final List<boolean[]> chunkMarks = new ArrayList<>();
  private long markBytes;

  MergeSide(JoinSpec spec, boolean mustFit, MergePairs pairs, OperatorContext context) {
    this.spec = spec;
    this.mustFit = mustFit;
    this.pairs = pairs;
    this.context = context;
    Set<String> names = new LinkedHashSet<>();
    spec.keys().forEach(key -> names.add(key.build()));
    spec.columns().stream().map(JoinColumn::build).forEach(names::add);
    RowSignature.Builder builder = RowSignature.builder();
    names.forEach(name -> builder.add(name, spec.build().type(spec.build().indexOf(name))));
    columns = builder.build();
  }

  /** Order of two keys; 0.0 and -0.0 are equal. */
  static int compare(ColumnVector[] left, int i, ColumnVector[] right, int j) {
    for (int k = 0; k < left.length; k++) {
      int order;
      if (left[k] instanceof LongVector longs && !longs.isNull(i) && !right[k].isNull(j)) {
        order = Long.compare(longs.values()[i], ((LongVector) right[k]).values()[j]);
      } else if (left[k] instanceof DoubleVector doubles
          && !doubles.isNull(i)
          && !right[k].isNull(j)) {
        order =
            Double.compare(doubles.values()[i] + 0.0, ((DoubleVector) right[k]).values()[j] + 0.0);
      } else {
        order = RowComparator.compare(left[k], i, right[k], j);
      }
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /**
   * Goes forward to the group of this key; answers whether there is one. Keys are asked for in
   * ascending order, the last one again and again.
   */
  boolean seek(ColumnVector[] wanted, int row) throws IOException {
    if (hasGroup()) {
      int order =
          frames == null
              ? compare(keys, groupFrom, wanted, row)
              : compare(groupKey, 0, wanted, row);
      if (order == 0) {
        return true;
      }
      if (order > 0) {
        return false;
      }
      leave();
    }
    while (available()) {
      int order = compare(keys, groupTo, wanted, row);
      if (order > 0) {
        return false;
      }
      if (order == 0) {
        collect();
        return true;
      }
      groupTo++;
      groupFrom = groupTo;
    }
    return false;
  }

  private boolean hasGroup() {
    return frames != null || groupTo > groupFrom;
  }

  /** Whether there is a row at {@link #groupTo}, of this batch or the next. */
  private boolean available() throws IOException {
    while (batch == null || groupTo == batch.rowCount()) {
      retire();
      if (!read()) {
        return false;
      }
    }
    return true;
  }

  /** Hands on the rows of the batch that are past, with all pairs that they are in. */
  private void retire() {
    Batch old = batch;
    if (old != null) {
      pairs.flush();
      pairs.past(old, marks, pending, groupTo);
      pending = groupTo;
    }
  }

  private boolean read() throws IOException {
    if (ended) {
      return false;
    }
    context.cancellation().check();
    if (source == null) {
      OperatorContext own =
          new OperatorContext(
              arena,
              context.pool(),
              context.allocator(),
              context.spillFolder(),
              context.cancellation());
      source = context.sides().partition(spec.input(), own);
    }
    batch = null;
    Batch read;
    do {
      arena.reset();
      read = source.next();
    } while (read != null && read.rowCount() == 0);
    if (read == null) {
      ended = true;
      return false;
    }
    take(read);
    return true;
  }

  private void take(Batch read) {
    int[] positions = new int[columns.size()];
    for (int c = 0; c < positions.length; c++) {
      positions[c] = read.signature().indexOf(columns.name(c));
    }
    Batch taken =
        Batch.lazy(
            columns,
            read.rowCount(),
            (column, rows, count, into) -> {
              ColumnVector vector = read.column(positions[column]);
              return rows == null ? vector : vector.gather(rows, count, into);
            },
            arena);
    batch = taken;
    keys = new ColumnVector[spec.keys().size()];
    for (int k = 0; k < keys.length; k++) {
      keys[k] = taken.column(columns.indexOf(spec.keys().get(k).build()));
    }
    if (marks.length < taken.rowCount()) {
      marks = new boolean[taken.rowCount()];
    }
    Arrays.fill(marks, 0, taken.rowCount(), false);
    pending = 0;
    groupFrom = 0;
    groupTo = 0;
  }

  /** Finds the end of the group that begins at {@link #groupFrom}. */
  private void collect() throws IOException {
    int end = endOfRun();
    Batch at = batch;
    if (at == null || end < at.rowCount()) {
      groupTo = end;
      return;
    }
    groupTo = groupFrom;
    spool(end);
  }

  private int endOfRun() {
    Batch at = batch;
    int end = groupFrom + 1;
    while (at != null && end < at.rowCount() && compare(keys, groupFrom, keys, end) == 0) {
      end++;
    }
    return end;
  }

  /** Copies a group that may go on behind the batch. */
  private void spool(int end) throws IOException {
    FrameBuilder builder =
        new FrameBuilder(
            columns, context.allocator(), FrameBuilder.DEFAULT_FRAME_BYTES, MAX_ROW_BYTES);
    FrameWriter writer = new FrameWriter(context.allocator(), context.spillFolder(), builder);
    frames = writer;
    groupKey = OneRow.of(keys, groupFrom);
    int to = end;
    do {
      append(writer, to);
      pairs.flush();
      retire();
      pending = to;
      groupFrom = to;
      groupTo = to;
      Batch at = batch;
      if (at == null || to < at.rowCount() || !read()) {
        break;
      }
      to = compare(groupKey, 0, keys, 0) == 0 ? endOfRun() : 0;
    } while (to > 0);
    writer.finish();
    if (spec.kind().marksBuild()) {
      markBytes = writer.rowCount();
      context.pool().overdraw(markBytes);
    }
  }

  private void append(FrameWriter writer, int to) {
    Batch at = batch;
    if (at == null) {
      return;
    }
    int[] rows = new int[to - groupFrom];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = groupFrom + i;
    }
    writer.add(at, rows, 0, rows.length);
    if (mustFit && writer.frames().spilledBytes() > 0) {
      throw new FaultException(
          new Fault.TooManyRowsWithSameKey(
              OneRow.values(groupKey),
              writer.frames().sizeBytes(),
              context.pool().limitBytes() / 2));
    }
  }

  /** The group is past: no further key is equal. */
  private void leave() throws IOException {
    if (frames == null) {
      groupFrom = groupTo;
      return;
    }
    pairs.flush();
    if (spec.kind().marksBuild()) {
      eachChunk((rows, rowMarks) -> pairs.past(rows, rowMarks, 0, rows.rowCount()));
    }
    release();
  }

  /** Pairs rows {@code from .. to} of the probe side with the group. */
  void pair(int from, int to) throws IOException {
    Batch at = batch;
    if (frames != null) {
      eachChunk(
          (rows, rowMarks) -> {
            pair(from, to, rows, rowMarks, 0, rows.rowCount());
            pairs.flush();
          });
    } else if (at != null) {
      pair(from, to, at, marks, groupFrom, groupTo);
    }
  }

  private void pair(int from, int to, Batch rows, boolean[] rowMarks, int firstRow, int endRow) {
    pairs.with(rows, rowMarks);
    for (int i = from; i < to; i++) {
      for (int j = firstRow; j < endRow; j++) {
        pairs.add(i, j);
      }
    }
  }

  /** All rows of the group have a partner. */
  void markGroup() throws IOException {
    if (!spec.kind().marksBuild()) {
      return;
    }
    if (frames == null) {
      Arrays.fill(marks, groupFrom, groupTo, true);
    } else {
      eachChunk((rows, rowMarks) -> Arrays.fill(rowMarks, true));
    }
  }

  /** Takes some rows of a group with their marks. */
  private interface ChunkTaker {
    void take(Batch rows, boolean[] marks);
  }

  /** Gives the rows of a group in frames, cut alike each time. */
  private void eachChunk(ChunkTaker taker) throws IOException {
    FrameWriter writer = frames;
    if (writer == null) {
      return;
    }
    int chunk = 0;
    copies.reset();
    try (FrameBatches rows = writer.frames().batches(context.allocator(), copies)) {
      for (Batch at = rows.next(); at != null; at = rows.next()) {
        context.cancellation().check();
        if (spec.kind().marksBuild() && chunk == chunkMarks.size()) {
          chunkMarks.add(new boolean[at.rowCount()]);
        }
        taker.take(at, spec.kind().marksBuild() ? chunkMarks.get(chunk) : NO_MARKS);
        chunk++;
        copies.reset();
      }
    }
  }

  /** Goes to the end: no more keys will be asked for. */
  void drain() throws IOException {
    if (hasGroup()) {
      leave();
    }
    if (!spec.kind().marksBuild()) {
      return;
    }
    while (!pairs.isSatisfied() && available()) {
      groupTo = batch == null ? 0 : batch.rowCount();
      groupFrom = groupTo;
    }
  }

  private void release() {
    if (frames != null) {
      frames.close();
      frames = null;
    }
    chunkMarks.clear();
    context.pool().release(markBytes);
    markBytes = 0;
  }

  @Override
  public void close() {
    release();
    if (source != null) {
      source.close();
      source = null;
    }
    batch = null;
    ended = true;
  }
}
