package dev.sluice.core.expr.time;

import java.util.Locale;

/** Parts of a local time, given in milliseconds as if it were UTC. */
public enum TimeField {
  /** Whole seconds since 1970, towards zero. */
  EPOCH {
    @Override
    public long of(long local) {
      return local / 1000;
    }
  },
  MICROSECOND {
    @Override
    public long of(long local) {
      return Math.floorMod(local, 1000L) * 1000;
    }
  },
  MILLISECOND {
    @Override
    public long of(long local) {
      return Math.floorMod(local, 1000L);
    }
  },
  SECOND {
    @Override
    public long of(long local) {
      return Math.floorMod(local, 60_000L) / 1000;
    }
  },
  MINUTE {
    @Override
    public long of(long local) {
      return Math.floorMod(local, 3_600_000L) / 60_000;
    }
  },
  HOUR {
    @Override
    public long of(long local) {
      return Math.floorMod(local, CivilDate.MILLIS_PER_DAY) / 3_600_000;
    }
  },
  DAY {
    @Override
    public long of(long local) {
      return CivilDate.day(date(local));
    }
  },
  /** 1 Monday to 7 Sunday. */
  DOW {
    @Override
    public long of(long local) {
      return Math.floorMod(CivilDate.dayOf(local) + 3, 7L) + 1;
    }
  },
  /** 1 Monday to 7 Sunday. */
  ISODOW {
    @Override
    public long of(long local) {
      return DOW.of(local);
    }
  },
  DOY {
    @Override
    public long of(long local) {
      return CivilDate.dayOf(local) - CivilDate.toDays(YEAR.of(local), 1, 1) + 1;
    }
  },
  /** ISO week: the first one holds 4 January. */
  WEEK {
    @Override
    public long of(long local) {
      long thursday = thursday(local);
      return (thursday - CivilDate.toDays(yearOf(thursday), 1, 1)) / 7 + 1;
    }
  },
  MONTH {
    @Override
    public long of(long local) {
      return CivilDate.month(date(local));
    }
  },
  QUARTER {
    @Override
    public long of(long local) {
      return (CivilDate.month(date(local)) + 2L) / 3;
    }
  },
  YEAR {
    @Override
    public long of(long local) {
      return CivilDate.year(date(local));
    }
  },
  /** Year of the ISO week. */
  ISOYEAR {
    @Override
    public long of(long local) {
      return yearOf(thursday(local));
    }
  },
  DECADE {
    @Override
    public long of(long local) {
      return YEAR.of(local) / 10;
    }
  },
  CENTURY {
    @Override
    public long of(long local) {
      return -Math.floorDiv(-YEAR.of(local), 100L);
    }
  },
  MILLENNIUM {
    @Override
    public long of(long local) {
      return -Math.floorDiv(-YEAR.of(local), 1000L);
    }
  };

  /** The part's value. */
  public abstract long of(long local);

  /** Whether the part is that of the instant, wherever it is read. */
  public boolean isAbsolute() {
    return this == EPOCH;
  }

  /**
   * The part of this name, in any case.
   *
   * @throws IllegalArgumentException naming the text, if there is none
   */
  public static TimeField parse(String name) {
    String upper = name.trim().toUpperCase(Locale.ROOT);
    for (TimeField field : values()) {
      if (field.name().equals(upper)) {
        return field;
      }
    }
    throw new IllegalArgumentException(
        "Unknown time unit [%s]; use one of %s"
            .formatted(name, java.util.Arrays.toString(values())));
  }

  private static long date(long local) {
    return CivilDate.ofDays(CivilDate.dayOf(local));
  }

  /** Day of the Thursday in the same ISO week, which lies in the year that the week belongs to. */
  private static long thursday(long local) {
    long day = CivilDate.dayOf(local);
    return day - Math.floorMod(day + 3, 7L) + 3;
  }

  private static long yearOf(long day) {
    return CivilDate.year(CivilDate.ofDays(day));
  }
}
