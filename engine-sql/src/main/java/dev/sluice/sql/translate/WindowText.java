package dev.sluice.sql.translate;

import dev.sluice.core.window.WindowCall;
import dev.sluice.core.window.WindowFrame;
import dev.sluice.core.window.WindowFrame.Bound;
import dev.sluice.core.window.WindowSpec;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.key.KeyOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Window functions for people. */
final class WindowText {
  private WindowText() {}

  static String line(WindowSpec window) {
    String order =
        window.orderBy().isEmpty()
            ? ""
            : " order "
                + window.orderBy().stream()
                    .map(WindowText::key)
                    .collect(Collectors.joining(", ", "[", "]"));
    return "window "
        + window.partitionBy()
        + order
        + " "
        + window.calls().stream().map(WindowText::call).collect(Collectors.joining(", "));
  }

  private static String key(KeyColumn key) {
    boolean isDescending = key.order() == KeyOrder.DESCENDING;
    String nulls = isDescending ? " nulls first" : " nulls last";
    return key.columnName() + (isDescending ? " desc" : "") + (key.nullsHighest() ? nulls : "");
  }

  private static String call(WindowCall call) {
    List<String> arguments = new ArrayList<>(call.function().inputs());
    if (call.function().parameters().containsKey("n")) {
      arguments.add(Objects.toString(call.function().parameters().get("n")));
    }
    String frame = call.frame().equals(WindowFrame.PARTITION) ? "" : " " + frame(call.frame());
    return call.function().name()
        + " = "
        + call.function().function()
        + "("
        + String.join(", ", arguments)
        + ")"
        + (call.ignoreNulls() ? " ignore nulls" : "")
        + frame;
  }

  private static String frame(WindowFrame frame) {
    String exclusion =
        frame.exclusion() == WindowFrame.Exclusion.NONE
            ? ""
            : " without " + name(frame.exclusion());
    return name(frame.unit())
        + " from "
        + bound(frame.start())
        + " to "
        + bound(frame.end())
        + exclusion;
  }

  private static String bound(Bound bound) {
    if (bound.isUnbounded()) {
      return bound.side() == WindowFrame.Side.PRECEDING ? "start" : "end";
    }
    if (bound.rows() == null && bound.target() == null) {
      return "current";
    }
    return Objects.toString(bound.rows() == null ? bound.target() : bound.rows())
        + " "
        + name(bound.side());
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
