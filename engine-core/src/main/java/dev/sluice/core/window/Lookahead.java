package dev.sluice.core.window;

/**
 * What has to be known beyond a row before its values can be computed.
 *
 * @param partition whether the end of its partition
 * @param peers whether the last of its peers
 * @param rows how many rows that follow it, as far as its partition has them
 */
record Lookahead(boolean partition, boolean peers, long rows) {
  static final Lookahead NONE = new Lookahead(false, false, 0);
  static final Lookahead PEERS = new Lookahead(false, true, 0);
  static final Lookahead PARTITION = new Lookahead(true, false, 0);

  static Lookahead rows(long rows) {
    return new Lookahead(false, false, Math.max(0, rows));
  }

  Lookahead and(Lookahead other) {
    return new Lookahead(
        partition || other.partition, peers || other.peers, Math.max(rows, other.rows));
  }

  boolean isNone() {
    return !partition && !peers && rows == 0;
  }
}
