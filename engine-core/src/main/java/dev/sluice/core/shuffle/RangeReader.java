package dev.sluice.core.shuffle;

import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.operator.OperatorContext;
import dev.sluice.frames.BatchCursor;
import dev.sluice.frames.vector.Batch;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads ranges of frames one behind the other. */
final class RangeReader implements BatchSource {
  private final Iterator<PartitionPart.FrameRange> parts;
  private final OperatorContext context;
  private @Nullable BatchCursor current;

  RangeReader(List<PartitionPart.FrameRange> parts, OperatorContext context) {
    this.parts = parts.iterator();
    this.context = context;
  }

  @Override
  public @Nullable Batch next() throws IOException {
    while (true) {
      BatchCursor cursor = current;
      if (cursor == null) {
        if (!parts.hasNext()) {
          return null;
        }
        PartitionPart.FrameRange part = parts.next();
        cursor =
            part.frames().batches(part.from(), part.to(), context.allocator(), context.arena());
        current = cursor;
      }
      Batch batch = cursor.next();
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
