package dev.sluice.core.input;

import dev.sluice.core.counters.WarningCounter;
import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * How many records of external data a query may fail to read ({@code maxParseExceptions}), counted
 * over all its readers and checked at each. Thread-safe.
 */
public final class ParseErrorPolicy {
  /** Warnings with text that one worker gives at most; all are counted. */
  public static final int MAX_VERBOSE_PER_WORKER = 5;

  /** Warnings with text that one query keeps at most. */
  public static final int MAX_VERBOSE = 10_000;

  private static final String CODE = "CannotParseExternalData";

  private final int maxParseExceptions;
  private final AtomicLong count = new AtomicLong();
  private final List<ParseWarning> warnings = new ArrayList<>();

  /**
   * A policy that has seen nothing.
   *
   * @param maxParseExceptions records allowed to be bad; 0 for none, -1 for any number
   */
  public ParseErrorPolicy(int maxParseExceptions) {
    if (maxParseExceptions < -1) {
      throw new IllegalArgumentException("Invalid maxParseExceptions [" + maxParseExceptions + "]");
    }
    this.maxParseExceptions = maxParseExceptions;
  }

  /** Where the readers of one worker of one stage report; it may be shared by its threads. */
  public ParseErrorSink sink(int stageNumber, int workerNumber, WarningCounter counter) {
    int verbose =
        maxParseExceptions < 0
            ? MAX_VERBOSE_PER_WORKER
            : Math.min(maxParseExceptions, MAX_VERBOSE_PER_WORKER);
    AtomicInteger seen = new AtomicInteger();
    return message -> {
      counter.add(CODE, 1);
      if (maxParseExceptions == 0) {
        count.incrementAndGet();
        throw new FaultException(new Fault.CannotParseExternalData(message.get()));
      }
      if (seen.get() < verbose && seen.getAndIncrement() < verbose) {
        keep(stageNumber, workerNumber, message);
      }
      if (count.incrementAndGet() > maxParseExceptions && maxParseExceptions > 0) {
        throw new FaultException(new Fault.TooManyWarnings(maxParseExceptions, CODE));
      }
    };
  }

  /** Bad records so far. */
  public long count() {
    return count.get();
  }

  /** Warnings with text so far. */
  public List<ParseWarning> warnings() {
    synchronized (warnings) {
      return List.copyOf(warnings);
    }
  }

  private void keep(int stageNumber, int workerNumber, Supplier<String> message) {
    ParseWarning warning = new ParseWarning(stageNumber, workerNumber, message.get());
    synchronized (warnings) {
      if (warnings.size() < MAX_VERBOSE) {
        warnings.add(warning);
      }
    }
  }
}
