package dev.sluice.core.window;

import dev.sluice.frames.vector.VectorArena;

/**
 * Where the rows of a chunk stand, as absolute positions. Ends are unspecified, but behind the rows
 * that are known, where no function asked to know them.
 */
final class RowPlaces {
  final long first;
  final int count;

  /** Number of the row's partition, from 0. */
  final long[] partition;

  final long[] partitionStart;
  final long[] partitionEnd;
  final long[] peerStart;
  final long[] peerEnd;

  /** Number of the row's peers within their partition, from 1. */
  final long[] peerNumber;

  RowPlaces(long first, int count, VectorArena arena) {
    this.first = first;
    this.count = count;
    partition = arena.longs(count);
    partitionStart = arena.longs(count);
    partitionEnd = arena.longs(count);
    peerStart = arena.longs(count);
    peerEnd = arena.longs(count);
    peerNumber = arena.longs(count);
  }
}
