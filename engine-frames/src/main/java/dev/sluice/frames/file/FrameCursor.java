package dev.sluice.frames.file;

import dev.sluice.frames.Frame;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Frames in order, read once. Belongs to one thread at a time. */
@FunctionalInterface
public interface FrameCursor {
  /** The next frame, which the caller owns and closes, or null at the end. */
  @Nullable Frame next() throws IOException;
}
