package dev.sluice.core.input.format;

import java.io.IOException;
import java.io.InputStream;

/**
 * The part of an entity that is in memory: {@code bytes[position, end)} is not parsed yet.
 *
 * <p>The last line always ends in a line break, which is added to a file that lacks it. A line
 * break stands at {@code end} too, so that searches for one end. Some bytes after that may be read
 * as part of a word; they mean nothing. A byte-order mark at the start of the entity is passed
 * over.
 */
final class RecordWindow {
  /** Bytes after {@code end} that exist. */
  static final int PADDING = 16;

  private static final int OVERRUN_BYTES = 1 << 14;

  private final InputStream in;
  private final LaneBuffers buffers;
  private final long to;
  private byte[] bytes;
  private int position;
  private int end;
  private long base;
  private boolean complete;
  private boolean watched;
  private boolean nullBytes;

  /**
   * A window on records that start before {@code to}.
   *
   * @param base offset of the stream's first byte
   * @param to offset at which records belong to the next split, or -1
   */
  RecordWindow(InputStream in, LaneBuffers buffers, long base, long to) {
    this.in = in;
    this.buffers = buffers;
    this.base = base;
    this.to = to;
    this.bytes = buffers.window();
    this.complete = to >= 0 && base >= to;
  }

  byte[] bytes() {
    return bytes;
  }

  int position() {
    return position;
  }

  /** Offset after the last byte that is there. */
  int end() {
    return end;
  }

  /** Whether nothing comes after {@code end}. */
  boolean isComplete() {
    return complete;
  }

  /** Bytes of the entity before the position. */
  long offset() {
    return base + position;
  }

  /** Whether a byte 0 may be in the window; known for entities that are watched for it. */
  boolean hasNullBytes() {
    return nullBytes;
  }

  /** Looks for bytes 0 from now on. */
  void watchForNullBytes() {
    watched = true;
  }

  void moveTo(int newPosition) {
    position = newPosition;
  }

  /** Whether so few bytes are left that the next batch should begin with a fill. */
  boolean isLow() {
    return !complete && end - position < (bytes.length >> 2);
  }

  /**
   * Moves what is left to the front, reads as much as fits, and makes room first if that is
   * nothing. Answers false when all has been read before.
   */
  boolean fill() throws IOException {
    if (complete) {
      return false;
    }
    byte[] old = bytes;
    int left = end - position;
    if (left > bytes.length - PADDING - 1 - (bytes.length >> 3)) {
      bytes = buffers.grow();
    }
    System.arraycopy(old, position, bytes, 0, left);
    base += position;
    position = 0;
    end = left;
    int capacity = bytes.length - PADDING - 1;
    while (!complete && end < capacity) {
      int count = in.read(bytes, end, Math.min(capacity - end, wanted()));
      if (count < 0) {
        endLastLine();
      } else {
        int from = end;
        end += count;
        cut(from);
      }
    }
    bytes[end] = '\n';
    nullBytes |= watched && Lines.holdsZero(bytes, left, end);
    if (base == 0 && position == 0 && left == 0) {
      position = byteOrderMark();
    }
    return true;
  }

  private int byteOrderMark() {
    boolean mark =
        end >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    return mark ? 3 : 0;
  }

  /** Up to the end of the split, then a little at a time until its last line has ended. */
  private int wanted() {
    return to < 0
        ? Integer.MAX_VALUE
        : (int) Math.max(OVERRUN_BYTES, Math.min(Integer.MAX_VALUE, to - base - end));
  }

  private void endLastLine() {
    complete = true;
    if (end > 0 && bytes[end - 1] != '\n') {
      bytes[end++] = '\n';
    }
  }

  private void cut(int from) {
    if (to < 0 || base + end < to) {
      return;
    }
    int newline = Lines.next(bytes, (int) Math.max(from, to - 1 - base), end);
    if (newline < end) {
      end = newline + 1;
      complete = true;
    }
  }
}
