package dev.sluice.core.expr.cast;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.kernel.DecimalScaling;
import dev.sluice.core.expr.loop.LongToDouble;
import dev.sluice.core.expr.text.LongToTextExpr;
import dev.sluice.core.expr.text.TextToLongExpr;
import dev.sluice.core.fault.FaultException;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.ScalarType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;

/**
 * Casts from and to exact decimals. Digits beyond the scale round half away from zero; a number
 * that does not fit becomes null.
 */
public final class DecimalCasts {
  private static final int TEXT_COST = 40;

  private DecimalCasts() {}

  /**
   * A whole or decimal operand as decimals of another scale, failing where a number does not fit.
   *
   * @param call expression that the failure names
   */
  public static CompiledExpr rescaled(
      CompiledExpr operand, int fromScale, DecimalType type, Expr.Call call) {
    return fromScale == type.scale() ? operand : new DecimalRescale(operand, fromScale, type, call);
  }

  /** The failure of an expression whose value is too large. */
  public static FaultException tooLarge(Expr.Call call) {
    return DecimalRescale.tooLarge(call);
  }

  static CompiledExpr toDecimal(CompiledExpr operand, DecimalType type) {
    ColumnType from = operand.type();
    if (from.physical() == Physical.LONG) {
      int scale = DecimalType.scaleOf(from);
      boolean fits =
          from instanceof DecimalType decimal
              && decimal.scale() == type.scale()
              && decimal.precision() <= type.precision();
      return fits ? new Retyped(operand, type) : new DecimalRescale(operand, scale, type, null);
    }
    if (from.physical() == Physical.DOUBLE) {
      return new DoubleToDecimalCast(operand, type);
    }
    return new TextToLongExpr(
        operand,
        (data, start, length, out, at) -> parse(data, start, length, type, out, at),
        type,
        false,
        TEXT_COST);
  }

  private static boolean parse(
      byte[] data, int start, int length, DecimalType type, long[] out, int at) {
    String text = new String(data, start, length, StandardCharsets.UTF_8).trim().replace(",", "");
    BigDecimal number;
    try {
      number = new BigDecimal(text);
    } catch (NumberFormatException e) {
      return false;
    }
    if (number.precision() - number.scale() > DecimalScaling.MAX_POWER + 1) {
      return false;
    }
    number = number.setScale(type.scale(), RoundingMode.HALF_UP);
    if (number.unscaledValue().bitLength() > 63 || number.precision() > type.precision()) {
      return false;
    }
    out[at] = number.unscaledValue().longValue();
    return true;
  }

  static CompiledExpr fromDecimal(CompiledExpr operand, DecimalType from, ScalarType target) {
    int scale = from.scale();
    return switch (target) {
      case STRING ->
          new LongToTextExpr(
              operand,
              (value, out) -> out.append(BigDecimal.valueOf(value, scale).toPlainString()),
              target,
              TEXT_COST);
      case DOUBLE, FLOAT -> {
        LongToDouble.Loop loop = (in, out, size) -> toDoubles(in, scale, out, size);
        yield LongCasts.toDouble(new LongToDouble(operand, loop, ScalarType.DOUBLE, 2), target);
      }
      case BOOLEAN ->
          LongCasts.toLong(
              new Retyped(operand, ScalarType.LONG), ScalarType.LONG, target, ZoneOffset.UTC);
      default ->
          new Retyped(new DecimalRescale(operand, scale, DecimalType.widest(0), null), target);
    };
  }

  private static void toDoubles(long[] in, int scale, double[] out, int size) {
    double unit = Double.parseDouble("1e" + scale);
    for (int i = 0; i < size; i++) {
      out[i] = in[i] / unit;
    }
  }
}
