package dev.sluice.core.expr;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;

/** Makes the faults of expressions that have no value. */
public final class ExprFault {
  private ExprFault() {}

  /**
   * Fault that shows the call.
   *
   * @param problem what is wrong, and what may help
   */
  public static FaultException of(Expr.Call call, String problem) {
    return new FaultException(
        new Fault.QueryRuntimeError(
            "Cannot evaluate [%s]: %s".formatted(ExprText.readable(call), problem)));
  }
}
