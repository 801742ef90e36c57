package dev.sluice.frames.sort;

import dev.sluice.frames.key.KeyPrefix;
import dev.sluice.frames.key.RowComparator;

/**
 * Tournament of the current rows of several inputs. Of equal rows that of the earlier input wins;
 * an input that is empty loses to all.
 */
final class LoserTree {
  private final MergeInput[] inputs;
  private final KeyPrefix prefix;
  private final RowComparator comparator;

  /** Loser of each match, from 1; the winner of all at 0. */
  private final int[] losers;

  LoserTree(MergeInput[] inputs, KeyPrefix prefix, RowComparator comparator) {
    this.inputs = inputs;
    this.prefix = prefix;
    this.comparator = comparator;
    this.losers = new int[inputs.length];
    rebuild();
  }

  private void rebuild() {
    int count = inputs.length;
    int[] winners = new int[2 * count];
    for (int i = 0; i < count; i++) {
      winners[count + i] = i;
    }
    for (int node = count - 1; node > 0; node--) {
      int a = winners[2 * node];
      int b = winners[2 * node + 1];
      boolean firstWins = comesBefore(a, b);
      winners[node] = firstWins ? a : b;
      losers[node] = firstWins ? b : a;
    }
    losers[0] = winners[1];
  }

  /** Index of the input whose row is next. */
  int winner() {
    return losers[0];
  }

  /** Plays the winner's matches again, after its row has changed. */
  void replay() {
    int winner = losers[0];
    for (int node = (inputs.length + winner) >>> 1; node > 0; node >>>= 1) {
      if (comesBefore(losers[node], winner)) {
        int loser = winner;
        winner = losers[node];
        losers[node] = loser;
      }
    }
    losers[0] = winner;
  }

  /** Whether all rows that the winner's current batch still has come before those of the others. */
  boolean winnerTakesBatch() {
    int winner = losers[0];
    MergeInput input = inputs[winner];
    int current = input.position;
    input.position = input.size - 1;
    try {
      for (int node = (inputs.length + winner) >>> 1; node > 0; node >>>= 1) {
        if (comesBefore(losers[node], winner)) {
          return false;
        }
      }
      return true;
    } finally {
      input.position = current;
    }
  }

  private boolean comesBefore(int a, int b) {
    MergeInput inputA = inputs[a];
    MergeInput inputB = inputs[b];
    if (inputA.isEmpty() || inputB.isEmpty()) {
      return inputB.isEmpty() && (!inputA.isEmpty() || a < b);
    }
    long prefixA = inputA.prefixes[inputA.position];
    long prefixB = inputB.prefixes[inputB.position];
    if (prefixA != prefixB) {
      return Long.compareUnsigned(prefixA, prefixB) < 0;
    }
    int order =
        comparator.compare(
            inputA.batch(),
            inputA.position,
            inputB.batch(),
            inputB.position,
            prefix.isExact(prefixA) ? 1 : 0);
    return order != 0 ? order < 0 : a < b;
  }
}
