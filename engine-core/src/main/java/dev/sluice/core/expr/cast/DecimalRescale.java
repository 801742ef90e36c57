package dev.sluice.core.expr.cast;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.ExprText;
import dev.sluice.core.expr.kernel.DecimalScaling;
import dev.sluice.core.expr.kernel.Nulls;
import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import org.jspecify.annotations.Nullable;

/**
 * Whole or decimal numbers as decimals of another scale. Digits that are lost round half away from
 * zero.
 *
 * @param fromScale scale of the operand; 0 for whole numbers
 * @param failing expression that fails where a number does not fit; null if the number becomes null
 */
record DecimalRescale(
    CompiledExpr operand, int fromScale, DecimalType type, Expr.@Nullable Call failing)
    implements CompiledExpr {
  @Override
  public ColumnVector evaluate(Batch batch, VectorArena arena) {
    LongVector in = (LongVector) operand.evaluate(batch, arena);
    int size = in.size();
    long[] out = arena.longs(size);
    boolean[] bad = arena.booleans(size);
    long largest = DecimalScaling.largest(type.precision());
    int power = type.scale() - fromScale;
    boolean any =
        power >= 0
            ? DecimalScaling.up(in.values(), power, largest, out, bad, size)
            : DecimalScaling.down(in.values(), -power, largest, out, bad, size);
    if (!any) {
      return new LongVector(out, in.nulls(), size);
    }
    boolean[] nulls = in.nulls();
    if (failing != null) {
      for (int i = 0; i < size; i++) {
        if (bad[i] && (nulls == null || !nulls[i])) {
          throw tooLarge(failing);
        }
      }
    }
    return new LongVector(out, Nulls.union(nulls, bad, size, arena), size);
  }

  static FaultException tooLarge(Expr.Call call) {
    return new FaultException(
        new Fault.QueryRuntimeError(
            "A value of [%s] is too large: a [%s] is held in 64 bits, about 18 digits with those after the point; cast an operand to DOUBLE, or to a DECIMAL of less scale"
                .formatted(ExprText.readable(call), call.type().name())));
  }

  @Override
  public boolean mayFail() {
    return failing != null || operand.mayFail();
  }

  @Override
  public int cost() {
    return operand.cost() + (type.scale() < fromScale ? 8 : 2);
  }
}
