package dev.sluice.frames.sort;

import dev.sluice.frames.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of several open frames, each addressed by one {@code int}: the number of its frame in the
 * upper bits, its place in the frame in the lower ones. Numbers ascend in the order of the rows.
 */
final class FrameRows {
  private final List<Frame> frames;
  private final List<FrameColumn> columns = new ArrayList<>();
  private final int shift;
  private final int rowCount;

  FrameRows(List<Frame> frames) {
    this.frames = frames;
    int longest = 0;
    int rows = 0;
    for (Frame frame : frames) {
      longest = Math.max(longest, frame.rowCount());
      rows += frame.rowCount();
    }
    shift = bits(longest - 1);
    rowCount = rows;
    for (int c = 0; c < frames.get(0).signature().size(); c++) {
      columns.add(new FrameColumn(frames, c, shift));
    }
  }

  /** Whether rows of so many frames, of so many rows at most, can be numbered. */
  static boolean canNumber(int frameCount, int longest) {
    return bits(longest - 1) + bits(frameCount - 1) < 31;
  }

  private static int bits(int highest) {
    return 32 - Integer.numberOfLeadingZeros(Math.max(highest, 0));
  }

  List<Frame> frames() {
    return frames;
  }

  int rowCount() {
    return rowCount;
  }

  FrameColumn column(int index) {
    return columns.get(index);
  }

  int columnCount() {
    return columns.size();
  }

  /** Bits that a row's number takes. */
  int idBits() {
    return shift + bits(frames.size() - 1);
  }

  /** Numbers of all rows in order. */
  void ids(int[] into) {
    int at = 0;
    for (int f = 0; f < frames.size(); f++) {
      int rows = frames.get(f).rowCount();
      int first = f << shift;
      for (int i = 0; i < rows; i++) {
        into[at++] = first + i;
      }
    }
  }
}
