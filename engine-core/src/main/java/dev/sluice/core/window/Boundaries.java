package dev.sluice.core.window;

import dev.sluice.core.group.RunStarts;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where partitions and peers begin. Rows arrive at one end and are placed, in order, at another.
 */
final class Boundaries {
  /** End of what is not known to end. */
  private static final long UNKNOWN = Long.MAX_VALUE;

  private final int[] partitionColumns;
  private final int[] orderColumns;
  private final RunStarts partitionRuns;
  private final RunStarts orderRuns;
  private final RowBits partitions = new RowBits();
  private final RowBits peers = new RowBits();
  private boolean ended;
  private long lastPartition;
  private long lastPeers;

  private long partition = -1;
  private long partitionStart;
  private long partitionEnd;
  private long peerStart;
  private long peerNumber;

  Boundaries(WindowSpec spec, RowSignature input) {
    List<String> order = spec.orderBy().stream().map(KeyColumn::columnName).toList();
    partitionColumns = spec.partitionBy().stream().mapToInt(input::indexOf).toArray();
    orderColumns = order.stream().mapToInt(input::indexOf).toArray();
    partitionRuns = new RunStarts(types(partitionColumns, input));
    orderRuns = new RunStarts(types(orderColumns, input));
  }

  private static List<ColumnType> types(int[] columns, RowSignature input) {
    return IntStream.of(columns).mapToObj(input::type).toList();
  }

  /** Takes the next rows, at least one; answers which of them start a partition. */
  boolean[] arrive(Batch batch, VectorArena arena) {
    int count = batch.rowCount();
    long first = partitions.end();
    boolean[] starts = partitionRuns.of(columns(batch, partitionColumns), count, arena);
    lastPartition = last(starts, count, first, lastPartition);
    partitions.append(starts, count);
    if (orderColumns.length == 0) {
      lastPeers = lastPartition;
      peers.append(starts, count);
      return starts;
    }
    boolean[] changes = orderRuns.of(columns(batch, orderColumns), count, arena);
    for (int i = 0; i < count; i++) {
      changes[i] |= starts[i];
    }
    lastPeers = last(changes, count, first, lastPeers);
    peers.append(changes, count);
    return starts;
  }

  private static ColumnVector[] columns(Batch batch, int[] indexes) {
    ColumnVector[] columns = new ColumnVector[indexes.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = batch.column(indexes[i]);
    }
    return columns;
  }

  private static long last(boolean[] starts, int count, long first, long otherwise) {
    for (int i = count - 1; i >= 0; i--) {
      if (starts[i]) {
        return first + i;
      }
    }
    return otherwise;
  }

  /** No more rows will arrive. */
  void end() {
    ended = true;
  }

  long received() {
    return partitions.end();
  }

  /** Position up to which rows can be placed, if so much has to be known beyond them. */
  long placeable(Lookahead lookahead) {
    if (ended) {
      return received();
    }
    if (lookahead.partition()) {
      return lastPartition;
    }
    long limit = Math.max(received() - lookahead.rows(), lastPartition);
    return lookahead.peers() ? Math.min(limit, lastPeers) : limit;
  }

  /** Places the rows that follow those placed last. */
  RowPlaces places(long first, int count, VectorArena arena) {
    RowPlaces places = new RowPlaces(first, count, arena);
    for (int from = 0; from < count; ) {
      long row = first + from;
      if (partitions.get(row)) {
        partition++;
        partitionStart = row;
        partitionEnd = UNKNOWN;
        peerStart = row;
        peerNumber = 1;
      } else if (peers.get(row)) {
        peerStart = row;
        peerNumber++;
      }
      if (partitionEnd == UNKNOWN) {
        partitionEnd = known(partitions.next(row + 1));
      }
      long next = peers.next(row + 1);
      int to = (int) Math.min(count, next - first);
      Arrays.fill(places.partition, from, to, partition);
      Arrays.fill(places.partitionStart, from, to, partitionStart);
      Arrays.fill(places.partitionEnd, from, to, partitionEnd);
      Arrays.fill(places.peerStart, from, to, peerStart);
      Arrays.fill(places.peerEnd, from, to, known(next));
      Arrays.fill(places.peerNumber, from, to, peerNumber);
      from = to;
    }
    partitions.dropBelow(first + count);
    peers.dropBelow(first + count);
    return places;
  }

  private long known(long position) {
    return position < received() || ended ? position : UNKNOWN;
  }

  long sizeBytes() {
    return partitions.sizeBytes() + peers.sizeBytes();
  }
}
