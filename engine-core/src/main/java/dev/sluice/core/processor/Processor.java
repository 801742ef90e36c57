package dev.sluice.core.processor;

import java.io.IOException;

/**
 * Work in pieces. The scheduler calls {@link #run} on one thread at a time until it is done or
 * fails, and then {@link #close} exactly once.
 */
public interface Processor extends AutoCloseable {
  /**
   * Works for a few milliseconds, or until nothing can be done now.
   *
   * @throws IOException if an input or a temporary file fails
   */
  Progress run() throws IOException;

  /** Gives back memory and files, also of work that was given up. */
  @Override
  void close();
}
