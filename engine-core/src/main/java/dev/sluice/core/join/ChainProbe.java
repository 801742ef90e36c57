package dev.sluice.core.join;

import dev.sluice.frames.vector.Batch;
import java.util.function.BooleanSupplier;

/**
 * One chain's part in a join with a build side that chains share. Belongs to one thread at a time.
 * What it gives is valid during the call that takes it.
 */
public interface ChainProbe extends AutoCloseable {
  /** Joins the rows of the batch, now or at the end. */
  void accept(Batch batch);

  /**
   * No more rows will come: gives what is left. The last chain gives rows of the build side.
   *
   * @param satisfied whether nothing more is wanted
   */
  void finish(BooleanSupplier satisfied);

  /** Gives back memory and files, and leaves the build side to the others. Idempotent. */
  @Override
  void close();
}
