package dev.sluice.core.expr.text;

import dev.sluice.core.expr.time.TimePrinter;

/** Printers of instants. */
public final class TimeText {
  private TimeText() {}

  /** Writes one instant into an array that has room for {@link TimePrinter#MAX_BYTES} more. */
  @FunctionalInterface
  public interface Layout {
    int put(long millis, byte[] out, int from);
  }

  public static LongToTextExpr.Printer printer(Layout layout) {
    return (value, out) -> {
      out.ensure(TimePrinter.MAX_BYTES);
      out.claim(layout.put(value, out.data(), out.size()) - out.size());
    };
  }
}
