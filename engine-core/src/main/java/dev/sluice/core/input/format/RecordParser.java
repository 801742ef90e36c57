package dev.sluice.core.input.format;

/** Turns the bytes of a window into rows. */
interface RecordParser {
  /**
   * Writes rows from 0 on until there are enough, or the window has no whole record left. Moves the
   * window's position past what it has read.
   *
   * @return number of rows; fewer than the maximum means that the window must be filled
   */
  int parse(RecordWindow window, int maxRows);
}
