package dev.sluice.core.expr.time;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Length of time as the calendar counts it.
 *
 * @param months years and months
 * @param weeks weeks, which are not just seven days: alone, one starts on a Monday
 * @param millis hours, minutes and seconds
 */
public record Period(long months, long weeks, long days, long millis) {
  private static final Pattern ISO =
      Pattern.compile(
          "P(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)W)?(?:(\\d+)D)?"
              + "(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+(?:[.,]\\d+)?)S)?)?");

  /**
   * Reads {@code P[nY][nM][nW][nD][T[nH][nM][n[.n]S]]}.
   *
   * @throws IllegalArgumentException naming the text, if it is no period or an empty one
   */
  public static Period parse(String text) {
    Matcher matcher = ISO.matcher(text.trim());
    if (matcher.matches()) {
      try {
        Period period =
            new Period(
                number(matcher.group(1)) * 12 + number(matcher.group(2)),
                number(matcher.group(3)),
                number(matcher.group(4)),
                number(matcher.group(5)) * 3_600_000
                    + number(matcher.group(6)) * 60_000
                    + millis(matcher.group(7)));
        if (period.months + period.weeks + period.days + period.millis > 0) {
          return period;
        }
      } catch (ArithmeticException | NumberFormatException e) {
        throw invalid(text, e);
      }
    }
    throw invalid(text, null);
  }

  private static IllegalArgumentException invalid(String text, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "Invalid period [%s]; use an ISO 8601 period such as [P1D] or [PT15M]".formatted(text),
        cause);
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static long millis(@Nullable String seconds) {
    return seconds == null
        ? 0
        : new BigDecimal(seconds.replace(',', '.')).movePointRight(3).longValue();
  }

  /** Weeks and days, in days. */
  long allDays() {
    return weeks * 7 + days;
  }

  /** Length without the months, if days are all of one length. */
  long exactMillis() {
    return allDays() * CivilDate.MILLIS_PER_DAY + millis;
  }
}
