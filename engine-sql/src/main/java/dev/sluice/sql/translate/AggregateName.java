package dev.sluice.sql.translate;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ScalarType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The function behind the SQL name of an aggregate.
 *
 * @param function name in the registry
 * @param input type that all its arguments are converted to, or null if it takes any
 */
record AggregateName(String function, @Nullable ColumnType input) {

  /** The function of that SQL name, or null if there is none. */
  static @Nullable AggregateName of(String name) {
    return switch (name) {
      case "STDDEV" -> new AggregateName("stddev_samp", ScalarType.DOUBLE);
      case "VARIANCE" -> new AggregateName("var_samp", ScalarType.DOUBLE);
      case "STDDEV_POP",
          "STDDEV_SAMP",
          "VAR_POP",
          "VAR_SAMP",
          "COVAR_POP",
          "COVAR_SAMP",
          "CORR",
          "REGR_COUNT",
          "REGR_AVGX",
          "REGR_AVGY",
          "REGR_SXX",
          "REGR_SYY",
          "REGR_SXY",
          "REGR_SLOPE",
          "REGR_INTERCEPT",
          "REGR_R2" ->
          new AggregateName(name.toLowerCase(Locale.ROOT), ScalarType.DOUBLE);
      case "BIT_AND", "BIT_OR", "BIT_XOR" ->
          new AggregateName(name.toLowerCase(Locale.ROOT), ScalarType.LONG);
      case "BOOL_AND", "EVERY", "LOGICAL_AND" -> new AggregateName("min", ScalarType.BOOLEAN);
      case "BOOL_OR", "SOME", "LOGICAL_OR" -> new AggregateName("max", ScalarType.BOOLEAN);
      case "MIN_BY", "ARG_MIN" -> new AggregateName("min_by", null);
      case "MAX_BY", "ARG_MAX" -> new AggregateName("max_by", null);
      case "SINGLE_VALUE" -> new AggregateName("single_value", null);
      default -> null;
    };
  }
}
