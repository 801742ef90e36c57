package dev.sluice.core.fault;

import org.jspecify.annotations.Nullable;

/** Ends a query with a fault. */
public final class FaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  public FaultException(Fault fault) {
    this(fault, null);
  }

  public FaultException(Fault fault, @Nullable Throwable cause) {
    super(fault.errorCode() + ": " + fault.errorMessage(), cause);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
