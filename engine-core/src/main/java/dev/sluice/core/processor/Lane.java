package dev.sluice.core.processor;

import dev.sluice.core.input.format.LaneBuffers;
import dev.sluice.core.operator.OperatorContext;
import org.jspecify.annotations.Nullable;

/** What the units that one lane reads share. Belongs to one thread at a time. */
public final class Lane implements AutoCloseable {
  private final OperatorContext context;
  private @Nullable LaneBuffers buffers;

  public Lane(OperatorContext context) {
    this.context = context;
  }

  public OperatorContext context() {
    return context;
  }

  /** For readers of external data; made when first asked for. */
  public LaneBuffers buffers() {
    LaneBuffers made = buffers;
    if (made == null) {
      made = new LaneBuffers(context.pool());
      buffers = made;
    }
    return made;
  }

  /** To be called after all readers are closed. Idempotent. */
  @Override
  public void close() {
    if (buffers != null) {
      buffers.close();
      buffers = null;
    }
  }
}
