package dev.sluice.core.expr.numeric;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.ExprFault;
import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.text.RowFunctions;
import dev.sluice.frames.type.ScalarType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers with a unit that keeps them short. */
enum HumanReadable {
  BINARY_BYTES(1024, "B", "iB"),
  DECIMAL_BYTES(1000, "B", "B"),
  DECIMAL(1000, "", "");

  private static final String PREFIXES = "KMGTPE";

  private static final int DEFAULT_PRECISION = 2;
  private static final int MAX_PRECISION = 3;

  private final long base;
  private final String smallUnit;
  private final String suffix;

  HumanReadable(long base, String smallUnit, String suffix) {
    this.base = base;
    this.smallUnit = smallUnit;
    this.suffix = suffix;
  }

  static List<NamedFunction> all() {
    return List.of(
        BINARY_BYTES.function("binary_byte", "Number of bytes with a unit of 1024, as in 1.00 MiB"),
        DECIMAL_BYTES.function(
            "decimal_byte", "Number of bytes with a unit of 1000, as in 1.04 MB"),
        DECIMAL.function("decimal", "Number with a unit of 1000, as in 1.04 M"));
  }

  private NamedFunction function(String kind, String description) {
    return NamedFunction.of(
        "human_readable_" + kind + "_format(x[, precision])", description, this::compile);
  }

  private CompiledExpr compile(Expr.Call call, CompileContext context) {
    return RowFunctions.compileStrict(
        call, context, true, row -> format(row, call), ScalarType.LONG);
  }

  private String format(@Nullable Object[] row, Expr.Call call) {
    long precision = row.length > 1 && row[1] instanceof Long given ? given : DEFAULT_PRECISION;
    if (precision < 0 || precision > MAX_PRECISION) {
      throw ExprFault.of(
          call, "precision [%d] must be from 0 to %d".formatted(precision, MAX_PRECISION));
    }
    return row[0] instanceof Long value ? format(value, (int) precision) : "";
  }

  private String format(long value, int precision) {
    // Counted on the negative side, where the smallest long has its place too.
    long rest = value < 0 ? value : -value;
    int unit = 0;
    double divisor = 1;
    while (rest <= -base) {
      rest /= base;
      divisor *= base;
      unit++;
    }
    if (unit == 0) {
      return (value + " " + smallUnit).trim();
    }
    return String.format(
        Locale.ENGLISH,
        "%." + precision + "f %s%s",
        value / divisor,
        PREFIXES.charAt(unit - 1),
        suffix);
  }
}
