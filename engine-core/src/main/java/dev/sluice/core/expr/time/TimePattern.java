package dev.sluice.core.expr.time;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Layout of a time text, as a pattern of letters: {@code y Y} year, {@code M} month, {@code d} day,
 * {@code D} day of year, {@code x} year of the ISO week, {@code w} ISO week, {@code e} weekday 1 to
 * 7, {@code E} name of the weekday, {@code a} AM or PM, {@code H k K h} hour 0-23, 1-24, 0-11,
 * 1-12, {@code m s S} minute, second, fraction, {@code G} era, {@code z} name of the zone, {@code Z
 * ZZ ZZZ} offset, offset with a colon, zone. Text stands between single quotes, two of them are
 * one.
 *
 * <p>Repeated letters pad numbers; {@code yy} is a year of a century around today, {@code MMM} and
 * {@code EEE} are short English names, one letter more makes them long.
 */
public final class TimePattern {
  private final String pattern;
  private final List<TimeToken> tokens;
  private final ZoneId zone;

  private TimePattern(String pattern, List<TimeToken> tokens, ZoneId zone) {
    this.pattern = pattern;
    this.tokens = tokens;
    this.zone = zone;
  }

  /**
   * Layout of this pattern.
   *
   * @param zone where texts without an offset are local, and where instants are printed
   * @throws IllegalArgumentException naming the pattern, if it has an unknown letter or an open
   *     quote
   */
  public static TimePattern of(String pattern, ZoneId zone) {
    List<TimeToken> tokens = new ArrayList<>();
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      if (c == '\'') {
        at = quoted(pattern, at, tokens);
      } else if (isLetter(c)) {
        int end = at;
        while (end < pattern.length() && pattern.charAt(end) == c) {
          end++;
        }
        boolean digitsFollow = end < pattern.length() && isNumber(pattern, end);
        tokens.add(letters(pattern, c, end - at, digitsFollow));
        at = end;
      } else {
        int end = pattern.offsetByCodePoints(at, 1);
        tokens.add(new LiteralToken(pattern.substring(at, end)));
        at = end;
      }
    }
    if (tokens.isEmpty()) {
      throw new IllegalArgumentException("Time pattern is empty; use [yyyy-MM-dd HH:mm:ss]");
    }
    return new TimePattern(pattern, List.copyOf(tokens), zone);
  }

  private static int quoted(String pattern, int open, List<TimeToken> tokens) {
    StringBuilder text = new StringBuilder();
    int at = open + 1;
    if (at < pattern.length() && pattern.charAt(at) == '\'') {
      tokens.add(new LiteralToken("'"));
      return at + 1;
    }
    while (at < pattern.length()) {
      char c = pattern.charAt(at++);
      if (c != '\'') {
        text.append(c);
      } else if (at < pattern.length() && pattern.charAt(at) == '\'') {
        text.append(c);
        at++;
      } else {
        tokens.add(new LiteralToken(text.toString()));
        return at;
      }
    }
    throw new IllegalArgumentException("Quote is not closed in time pattern [" + pattern + "]");
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isNumber(String pattern, int at) {
    char c = pattern.charAt(at);
    boolean textual = c == 'M' && at + 2 < pattern.length() && pattern.startsWith("MMM", at);
    return "yYxMdDweHkKhmsS".indexOf(c) >= 0 && !textual;
  }

  private static TimeToken letters(String pattern, char letter, int count, boolean digitsFollow) {
    NumberToken.Part part = NumberToken.Part.of(letter);
    if (letter == 'M' && count >= 3) {
      return NameToken.month(count == 3);
    }
    if (part != null) {
      return NumberToken.of(part, count, digitsFollow);
    }
    return switch (letter) {
      case 'S' -> new FractionToken(count);
      case 'E' -> NameToken.weekday(count <= 3);
      case 'a' -> NameToken.halfDay();
      case 'G' -> NameToken.era();
      case 'Z' -> count == 3 ? new ZoneToken(ZoneToken.Style.ID) : offset(count);
      case 'z' ->
          new ZoneToken(count >= 4 ? ZoneToken.Style.LONG_NAME : ZoneToken.Style.SHORT_NAME);
      default ->
          throw new IllegalArgumentException(
              "Unknown letter [%s] in time pattern [%s]".formatted(letter, pattern));
    };
  }

  private static TimeToken offset(int count) {
    return new ZoneToken(count == 1 ? ZoneToken.Style.OFFSET : ZoneToken.Style.OFFSET_WITH_COLON);
  }

  /**
   * Writes the instant of a text to {@code out[at]}.
   *
   * @return false if the text does not fit the pattern, or is no time
   */
  public boolean parse(byte[] data, int start, int length, long[] out, int at) {
    ParsedTime parsed = new ParsedTime();
    int position = start;
    int end = start + length;
    for (TimeToken token : tokens) {
      position = token.parse(data, position, end, parsed);
      if (position < 0) {
        return false;
      }
    }
    if (position != end) {
      return false;
    }
    @Nullable Long instant = parsed.instant(zone);
    if (instant == null) {
      return false;
    }
    out[at] = instant;
    return true;
  }

  /** The instant as text. */
  public String print(long millis) {
    PrintedTime time = new PrintedTime(millis, zone);
    StringBuilder out = new StringBuilder();
    for (TimeToken token : tokens) {
      token.print(time, out);
    }
    return out.toString();
  }

  /** The instant of a text, or null. */
  @Nullable Long parse(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    long[] out = new long[1];
    return parse(utf8, 0, utf8.length, out, 0) ? out[0] : null;
  }

  @Override
  public String toString() {
    return pattern;
  }
}
