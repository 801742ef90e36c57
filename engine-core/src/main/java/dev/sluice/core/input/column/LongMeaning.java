package dev.sluice.core.input.column;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What a {@code long} stands for. */
enum LongMeaning {
  NUMBER,
  TRUTH {
    @Override
    long ofNumber(long value) {
      return value == 0 ? 0 : 1;
    }

    @Override
    @Nullable Long ofText(String text) {
      if (text.equalsIgnoreCase("true")) {
        return 1L;
      }
      return text.equalsIgnoreCase("false") ? 0L : null;
    }
  },
  /** Milliseconds; text in ISO form, UTC without an offset. */
  INSTANT {
    @Override
    @Nullable Long ofText(String text) {
      return millis(text);
    }
  },
  /** Milliseconds of midnight; text in ISO form. */
  DAY {
    @Override
    @Nullable Long ofText(String text) {
      Long millis = millis(text);
      return millis == null ? null : ofNumber(millis);
    }

    @Override
    long ofNumber(long value) {
      return Math.floorDiv(value, DAY_MILLIS) * DAY_MILLIS;
    }
  };

  private static final long DAY_MILLIS = 86_400_000L;

  long ofNumber(long value) {
    return value;
  }

  /** Value of text that is no number, or null. */
  @Nullable Long ofText(String text) {
    return null;
  }

  final @Nullable Long ofText(byte[] data, int start, int length) {
    return this == NUMBER
        ? null
        : ofText(new String(data, start, length, StandardCharsets.UTF_8).strip());
  }

  private static @Nullable Long millis(String text) {
    try {
      Instant instant;
      if (text.length() <= 10) {
        instant = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      } else {
        String iso =
            text.charAt(10) == ' ' ? text.substring(0, 10) + "T" + text.substring(11) : text;
        boolean offset = iso.endsWith("Z") || iso.indexOf('+', 11) > 0 || iso.indexOf('-', 11) > 0;
        instant =
            offset
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
      }
      return instant.toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }
}
