package dev.sluice.core.expr.time;

import java.time.Year;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Number of a pattern.
 *
 * @param count letters in the pattern: least number of digits printed
 * @param digitsFollow whether a number comes next, so that only so many digits belong to this one
 * @param firstYear first of the hundred years that years of two digits lie in
 */
record NumberToken(Part part, int count, boolean digitsFollow, int firstYear) implements TimeToken {
  private static final int MAX_YEAR_DIGITS = 9;

  /** Years of two digits reach back this far from today. */
  private static final int YEARS_BACK = 80;

  /** What a number stands for. */
  enum Part {
    YEAR("yY", MAX_YEAR_DIGITS),
    WEEK_YEAR("x", MAX_YEAR_DIGITS),
    MONTH("M", 2),
    DAY("d", 2),
    DAY_OF_YEAR("D", 3),
    WEEK("w", 2),
    WEEKDAY("e", 1),
    HOUR("H", 2),
    CLOCK_HOUR("k", 2),
    HALF_DAY_HOUR("K", 2),
    HALF_DAY_CLOCK_HOUR("h", 2),
    MINUTE("m", 2),
    SECOND("s", 2);

    private final String letters;
    private final int maxDigits;

    Part(String letters, int maxDigits) {
      this.letters = letters;
      this.maxDigits = maxDigits;
    }

    static @Nullable Part of(char letter) {
      for (Part part : values()) {
        if (part.letters.indexOf(letter) >= 0) {
          return part;
        }
      }
      return null;
    }

    boolean isYear() {
      return this == YEAR || this == WEEK_YEAR;
    }
  }

  static NumberToken of(Part part, int count, boolean digitsFollow) {
    int thisYear = Year.now(ZoneOffset.UTC).getValue();
    return new NumberToken(part, count, digitsFollow, thisYear - YEARS_BACK);
  }

  @Override
  public int parse(byte[] data, int from, int end, ParsedTime into) {
    int at = from;
    boolean negative = false;
    if (part.isYear() && at < end && (data[at] == '-' || data[at] == '+')) {
      negative = data[at] == '-';
      at++;
    }
    int limit = part.isYear() && digitsFollow ? count : Math.max(count, part.maxDigits);
    int digits = TimeToken.digits(data, at, end, limit);
    if (digits == 0 || digits > MAX_YEAR_DIGITS) {
      return -1;
    }
    int value = TimeToken.number(data, at, digits);
    if (part.isYear() && count == 2 && digits == 2 && at == from) {
      value = firstYear + Math.floorMod(value - firstYear, 100);
    }
    into.set(part, negative ? -value : value);
    return at + digits;
  }

  @Override
  public void print(PrintedTime time, StringBuilder out) {
    long value = time.get(part);
    if (part.isYear() && count == 2) {
      TimeToken.pad(Math.floorMod(value, 100L), 2, out);
    } else {
      TimeToken.pad(value, count, out);
    }
  }
}
