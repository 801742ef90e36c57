package dev.sluice.core.expr.time;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** English name in a pattern. Short and long names are read in any case. */
final class NameToken implements TimeToken {
  private static final int SHORT = 3;
  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");
  private static final List<String> WEEKDAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
  private static final List<String> HALF_DAYS = List.of("AM", "PM");
  private static final List<String> ERAS = List.of("BC", "AD");

  /** What a name stands for. */
  enum Part {
    MONTH,
    WEEKDAY,
    HALF_DAY,
    ERA
  }

  private final Part part;
  private final List<String> names;
  private final boolean printShort;

  private NameToken(Part part, List<String> names, boolean printShort) {
    this.part = part;
    this.names = names;
    this.printShort = printShort;
  }

  static NameToken month(boolean printShort) {
    return new NameToken(Part.MONTH, MONTHS, printShort);
  }

  static NameToken weekday(boolean printShort) {
    return new NameToken(Part.WEEKDAY, WEEKDAYS, printShort);
  }

  static NameToken halfDay() {
    return new NameToken(Part.HALF_DAY, HALF_DAYS, false);
  }

  static NameToken era() {
    return new NameToken(Part.ERA, ERAS, false);
  }

  @Override
  public int parse(byte[] data, int from, int end, ParsedTime into) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      for (String form : List.of(name, name.substring(0, Math.min(SHORT, name.length())))) {
        if (stands(data, from, end, form)) {
          into.set(part, i);
          return from + form.length();
        }
      }
    }
    return -1;
  }

  private static boolean stands(byte[] data, int from, int end, String name) {
    return from + name.length() <= end
        && new String(data, from, name.length(), StandardCharsets.ISO_8859_1)
            .equalsIgnoreCase(name);
  }

  @Override
  public void print(PrintedTime time, StringBuilder out) {
    String name = names.get(time.get(part));
    out.append(printShort ? name.substring(0, SHORT) : name);
  }
}
