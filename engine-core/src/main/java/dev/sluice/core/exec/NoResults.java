package dev.sluice.core.exec;

import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.plan.ResultColumn;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results of a query that stored its rows. */
record NoResults(RowSignature signature, FrameAllocator allocator) implements QueryResults {
  @Override
  public List<ResultColumn> columns() {
    return List.of();
  }

  @Override
  public int position(int outputColumn) {
    throw new IndexOutOfBoundsException("No output column [" + outputColumn + "]");
  }

  @Override
  public long rowCount() {
    return 0;
  }

  @Override
  public BatchSource open(VectorArena arena) {
    return new BatchSource() {
      @Override
      public @Nullable Batch next() {
        return null;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void close() {}
}
