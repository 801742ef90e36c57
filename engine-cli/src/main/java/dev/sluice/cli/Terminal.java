package dev.sluice.cli;

import java.io.PrintStream;

/**
 * Where a command prints.
 *
 * @param out rows, and nothing else
 * @param err everything else
 * @param interactive whether somebody watches {@code err}
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive) {

  /** The streams of the process; the launcher says whether somebody watches. */
  static Terminal system() {
    return new Terminal(System.out, System.err, Boolean.getBoolean("sluice.interactive"));
  }
}
