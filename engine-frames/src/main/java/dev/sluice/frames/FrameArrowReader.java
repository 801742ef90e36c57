package dev.sluice.frames;

import dev.sluice.frames.type.RowSignature;
import java.io.IOException;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Frames as record batches of Arrow, one at a time. The vectors are copies and counted in the
 * allocator that was given; closing the reader frees them and closes the source of the frames.
 */
public final class FrameArrowReader extends ArrowReader {
  private final RowSignature signature;
  private final Source source;
  private long bytesRead;

  /** Where the frames come from. */
  public interface Source extends AutoCloseable {
    /** The next frame, which belongs to the caller then, or null at the end. */
    @Nullable Frame next() throws IOException;

    @Override
    void close();
  }

  public FrameArrowReader(RowSignature signature, FrameAllocator allocator, Source source) {
    super(allocator.arrow());
    this.signature = signature;
    this.source = source;
  }

  @Override
  public boolean loadNextBatch() throws IOException {
    prepareLoadNextBatch();
    try (Frame frame = source.next()) {
      if (frame == null) {
        return false;
      }
      ArrowExport.load(frame, getVectorSchemaRoot());
      bytesRead += frame.sizeBytes();
      return true;
    }
  }

  @Override
  public long bytesRead() {
    return bytesRead;
  }

  @Override
  protected void closeReadSource() {
    source.close();
  }

  @Override
  protected Schema readSchema() {
    return ArrowExport.schema(signature);
  }
}
