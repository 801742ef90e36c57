package dev.sluice.core.input;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks of what users write in EXTERN. */
final class Properties {
  private Properties() {}

  static <T> T require(@Nullable T value, String property, String owner) {
    if (value == null) {
      throw new IllegalArgumentException("Property [" + property + "] is missing in " + owner);
    }
    return value;
  }

  static void requireDistinct(Collection<String> columns) {
    Set<String> seen = new HashSet<>();
    Set<String> repeated = new TreeSet<>();
    for (String column : columns) {
      if (!seen.add(column)) {
        repeated.add(column);
      }
    }
    if (!repeated.isEmpty()) {
      throw new IllegalArgumentException("Duplicate column entries found : " + repeated);
    }
  }
}
