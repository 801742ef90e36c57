package dev.sluice.core.segment;

import dev.sluice.core.operator.BatchSource;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a part of a segment as batches whose columns are decoded when asked for. */
public final class SegmentReader implements BatchSource {
  private final String text;

  public SegmentReader(
      SegmentFile file,
      SegmentSplit split,
      RowSignature signature,
      RangeFilter filter,
      List<RangeFilter.Bounds> visible,
      VectorArena arena) {
    text = "" + split + signature + filter + visible;
  }

  @Override
  public @Nullable Batch next() throws IOException {
    throw new UnsupportedOperationException(text);
  }

  @Override
  public void close() {}
}
