package dev.sluice.core.expr.time;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Digits of times in bytes. */
final class TimeDigits {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private TimeDigits() {}

  /** Value of a digit, or something from 10 to 255. */
  static int digit(byte value) {
    return value - '0' & 0xff;
  }

  /** Value of two digits, or something of 100 and more. */
  static int two(byte[] data, int at) {
    int tens = digit(data[at]);
    int ones = digit(data[at + 1]);
    return tens > 9 || ones > 9 ? 100 : tens * 10 + ones;
  }

  /** Eight bytes as a word, the first one lowest. */
  static long word(byte[] data, int at) {
    return (long) LONGS.get(data, at);
  }

  static void putTwo(byte[] data, int at, int value) {
    data[at] = (byte) ('0' + value / 10);
    data[at + 1] = (byte) ('0' + value % 10);
  }

  /** Writes {@code yyyy-MM-dd}; the year must have at most four digits. */
  static int putDate(byte[] out, int at, long days) {
    long date = CivilDate.ofDays(days);
    int year = (int) CivilDate.year(date);
    putTwo(out, at, year / 100);
    putTwo(out, at + 2, year % 100);
    out[at + 4] = '-';
    putTwo(out, at + 5, CivilDate.month(date));
    out[at + 7] = '-';
    putTwo(out, at + 8, CivilDate.day(date));
    return at + 10;
  }

  /** Writes {@code HH:mm:ss}. */
  static int putTime(byte[] out, int at, int secondOfDay) {
    putTwo(out, at, secondOfDay / 3600);
    out[at + 2] = ':';
    putTwo(out, at + 3, secondOfDay / 60 % 60);
    out[at + 5] = ':';
    putTwo(out, at + 6, secondOfDay % 60);
    return at + 8;
  }
}
