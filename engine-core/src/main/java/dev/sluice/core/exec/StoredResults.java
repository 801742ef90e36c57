package dev.sluice.core.exec;

import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.operator.OperatorContext;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.plan.ResultColumn;
import dev.sluice.core.shuffle.StagePartitions;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Partitions of the last stage, read in order. */
final class StoredResults implements QueryResults {
  private final QueryScope scope;
  private final StagePartitions partitions;
  private final Runnable onClose;
  private boolean closed;

  /** Takes over the partitions; {@code onClose} is called once, after they are closed. */
  StoredResults(QueryScope scope, StagePartitions partitions, Runnable onClose) {
    this.scope = scope;
    this.partitions = partitions;
    this.onClose = onClose;
  }

  @Override
  public List<ResultColumn> columns() {
    return definition().columns();
  }

  @Override
  public RowSignature signature() {
    return definition().finalStage().signature();
  }

  @Override
  public int position(int outputColumn) {
    return signature().indexOf(columns().get(outputColumn).queryColumn());
  }

  @Override
  public long rowCount() {
    long rows = 0;
    for (int partition = 0; partition < partitions.partitionCount(); partition++) {
      rows += partitions.rowCount(partition);
    }
    return rows;
  }

  @Override
  public synchronized BatchSource open(VectorArena arena) {
    if (closed) {
      throw new IllegalStateException("Result of query [" + scope.taskId() + "] is closed");
    }
    return new Reader(scope.readerLane(arena));
  }

  @Override
  public FrameAllocator allocator() {
    return scope.allocator();
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    try {
      partitions.close();
    } finally {
      onClose.run();
    }
  }

  private QueryDefinition definition() {
    return scope.definition();
  }

  private final class Reader implements BatchSource {
    private final OperatorContext context;
    private int nextPartition;
    private @Nullable BatchSource current;

    Reader(OperatorContext context) {
      this.context = context;
    }

    @Override
    public @Nullable Batch next() throws IOException {
      while (true) {
        BatchSource source = current;
        if (source == null) {
          if (nextPartition == partitions.partitionCount()) {
            return null;
          }
          source = partitions.open(nextPartition++, context);
          current = source;
        }
        Batch batch = source.next();
        if (batch != null) {
          return batch;
        }
        close();
      }
    }

    @Override
    public void close() {
      if (current != null) {
        current.close();
        current = null;
      }
    }
  }
}
