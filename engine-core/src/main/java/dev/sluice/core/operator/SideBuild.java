package dev.sluice.core.operator;

import dev.sluice.frames.vector.Batch;
import java.io.IOException;

/**
 * Makes one object of the rows of a side input, for one operator. Several lanes give it batches
 * side by side, each through a sink of its own; when all are done, {@link #finish} is called once.
 *
 * <p>Closed always and last, when no chain of the stage runs any more; then it gives back what is
 * left of the object, too.
 *
 * @param <T> what is made; thread-safe where chains share it
 */
public interface SideBuild<T> extends AutoCloseable {
  /** Sink of one lane, which owns the context. Thread-safe; the sink belongs to the lane. */
  Lane lane(OperatorContext context);

  /** Makes the object. All lanes have ended. May run long; checks the cancellation. */
  T finish(OperatorContext context) throws IOException;

  @Override
  void close();

  /** Takes the batches of one lane. Memory that it holds is the build's to give back. */
  interface Lane {
    /**
     * Takes the rows; the batch is the caller's again when the call returns.
     *
     * @param ordinal place of the unit that the rows are of, as {@code Unit.ordinal()} tells it;
     *     batches of one unit come in order, to one lane
     */
    void add(Batch batch, long ordinal) throws IOException;

    /** No more batches will come. */
    void end() throws IOException;
  }
}
