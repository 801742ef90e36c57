package dev.sluice.core.exec;

/** Runs the processors of all queries on a fixed number of threads. Thread-safe. */
public interface ProcessorScheduler extends AutoCloseable {
  /** How many processors run at once. */
  int threads();

  /**
   * A group of processors that is served in turn with other groups, and fails or stops alone.
   *
   * @param maxThreads how many of its processors may run at once
   */
  ProcessorGroup open(int maxThreads);

  /** Cancels all groups and ends the threads; returns when they have ended. Idempotent. */
  @Override
  void close();
}
