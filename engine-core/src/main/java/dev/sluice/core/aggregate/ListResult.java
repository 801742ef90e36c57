package dev.sluice.core.aggregate;

import dev.sluice.frames.array.ArrayEncoder;

/** What becomes of the values of a list. */
@FunctionalInterface
interface ListResult {
  /** Writes the result for at least one entry, in order. */
  void write(Entries entries, ArrayEncoder out);
}
