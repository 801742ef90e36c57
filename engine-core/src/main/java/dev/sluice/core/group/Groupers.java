package dev.sluice.core.group;

import dev.sluice.frames.type.ColumnType;
import java.util.List;

/** Makes groupers. */
public final class Groupers {
  private Groupers() {}

  /** Grouper for one or more key columns of these types. */
  public static Grouper forKeys(List<ColumnType> types) {
    return switch (types.size()) {
      case 0 -> throw new IllegalArgumentException("A grouper needs a key column");
      case 1 -> new SingleKeyGrouper(KeyCodes.of(types.get(0)));
      default -> new MultiKeyGrouper(types);
    };
  }
}
