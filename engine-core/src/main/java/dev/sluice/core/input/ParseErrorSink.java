package dev.sluice.core.input;

import java.util.function.Supplier;

/** Takes records that cannot be read. May be called by several readers at once. */
@FunctionalInterface
public interface ParseErrorSink {
  /**
   * Counts one record.
   *
   * @param message text with the record, its place and the reason; made only if it is wanted
   * @throws dev.sluice.core.fault.FaultException if the query may not go on
   */
  void parseError(Supplier<String> message);
}
