package dev.sluice.core.aggregate;

/** How arrays of states grow. */
final class Growth {
  /** Length of a state array before the first group. */
  static final int INITIAL = 16;

  private Growth() {}

  /** New length for an array that must hold so many groups. */
  static int length(int current, int groups) {
    return groups <= 1 << 30 ? Math.max(groups, Integer.highestOneBit(current) * 2) : groups;
  }
}
