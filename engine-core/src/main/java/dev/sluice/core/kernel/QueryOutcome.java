package dev.sluice.core.kernel;

import dev.sluice.core.fault.Fault;
import org.jspecify.annotations.Nullable;

/** How a query ended. */
public sealed interface QueryOutcome {

  /** With its result. */
  record Success() implements QueryOutcome {}

  /** With a fault, from a worker of a stage where these are known. */
  record Failure(Fault fault, @Nullable Integer stageNumber, @Nullable Integer workerNumber)
      implements QueryOutcome {}
}
