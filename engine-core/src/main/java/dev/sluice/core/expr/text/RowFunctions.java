package dev.sluice.core.expr.text;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.ConstantExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.ScalarType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compiles functions of boxed values. One text among constants is looked at as a text column is.
 */
public final class RowFunctions {
  private static final int COST = 60;

  private RowFunctions() {}

  /**
   * Loop for a call whose arguments are converted to these types; the last type is that of all
   * further arguments.
   *
   * @param fails whether the function may end in a fault
   */
  public static CompiledExpr compile(
      Expr.Call call,
      CompileContext context,
      boolean fails,
      RowFunction function,
      ScalarType... types) {
    List<CompiledExpr> arguments = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      ScalarType type = types[Math.min(i, types.length - 1)];
      arguments.add(context.compileAs(call.arguments().get(i), type));
    }
    int varying = onlyVarying(arguments);
    if (varying >= 0 && arguments.get(varying).type().physical() == Physical.BYTES) {
      return ofText(arguments, varying, call.type(), fails, function);
    }
    return new RowFunctionExpr(arguments, function, call.type(), fails, COST);
  }

  /** As {@link #compile}, for a function that is null if any argument is. */
  public static CompiledExpr compileStrict(
      Expr.Call call,
      CompileContext context,
      boolean fails,
      RowFunction function,
      ScalarType... types) {
    return compile(call, context, fails, strict(function), types);
  }

  private static RowFunction strict(RowFunction function) {
    return arguments -> {
      for (Object argument : arguments) {
        if (argument == null) {
          return null;
        }
      }
      return function.apply(arguments);
    };
  }

  /** Number of the argument that is no constant, -1 if there are none or several. */
  private static int onlyVarying(List<CompiledExpr> arguments) {
    int found = -1;
    for (int i = 0; i < arguments.size(); i++) {
      if (!(arguments.get(i) instanceof ConstantExpr)) {
        if (found >= 0) {
          return -1;
        }
        found = i;
      }
    }
    return found;
  }

  private static CompiledExpr ofText(
      List<CompiledExpr> arguments,
      int varying,
      ColumnType type,
      boolean fails,
      RowFunction function) {
    @Nullable Object[] values = new Object[arguments.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = arguments.get(i) instanceof ConstantExpr constant ? constant.value() : null;
    }
    // A function of one value is null for null only if it says so of every null: ask it once.
    boolean nullStays = fails || function.apply(values) == null;
    if (!nullStays) {
      return new RowFunctionExpr(arguments, function, type, fails, COST);
    }
    CompiledExpr operand = arguments.get(varying);
    return switch (type.physical()) {
      case LONG ->
          new TextToLongExpr(
              operand,
              (data, start, length, out, at) -> {
                Object result = function.apply(with(values, varying, data, start, length));
                out[at] = result == null ? 0 : (Long) result;
                return result != null;
              },
              type,
              fails,
              COST);
      case DOUBLE ->
          new TextToDoubleExpr(
              operand,
              (data, start, length, out, at) -> {
                Object result = function.apply(with(values, varying, data, start, length));
                out[at] = result == null ? 0 : (Double) result;
                return result != null;
              },
              type,
              fails,
              COST);
      case BYTES ->
          new TextToTextExpr(
              operand,
              (data, start, length, out) -> {
                Object result = function.apply(with(values, varying, data, start, length));
                if (result != null) {
                  out.append((String) result);
                }
                return result != null;
              },
              type,
              fails,
              COST);
    };
  }

  private static @Nullable Object[] with(
      @Nullable Object[] values, int varying, byte[] data, int start, int length) {
    @Nullable Object[] arguments = values.clone();
    arguments[varying] = new String(data, start, length, StandardCharsets.UTF_8);
    return arguments;
  }
}
