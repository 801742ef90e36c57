package dev.sluice.core.input.format;

import java.io.IOException;
import java.io.InputStream;

/**
 * Lays JSON values out in lines: each value of the stream, and each element of an array at its top,
 * becomes one line. Bytes within strings stay as they are.
 */
final class JsonValueLines extends InputStream {
  private final InputStream in;
  private final byte[] block = new byte[1 << 14];
  private int position;
  private int limit;
  private int depth;
  private int arrays;
  private boolean inString;
  private boolean escaped;
  private boolean inValue;

  JsonValueLines(InputStream in) {
    this.in = in;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int done = 0;
    while (done < length) {
      if (position == limit) {
        if (done > 0) {
          break;
        }
        limit = in.read(block);
        position = 0;
        if (limit < 0) {
          limit = 0;
          return -1;
        }
      }
      int next = step(block[position++]);
      if (next >= 0) {
        into[offset + done++] = (byte) next;
      }
    }
    return done;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** What a byte becomes: another byte, or nothing (-1). */
  private int step(byte c) {
    int same = c & 0xFF;
    if (inString) {
      inString = escaped || c != '"';
      escaped = !escaped && c == '\\';
      return same;
    }
    boolean blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (depth == 0) {
      return between(c, same, blank);
    }
    switch (c) {
      case '"' -> inString = true;
      case '{', '[' -> depth++;
      case '}', ']' -> depth--;
      default -> {
        return blank ? ' ' : same;
      }
    }
    return same;
  }

  /** Outside of objects: passes over the brackets and commas of arrays, and ends lines. */
  private int between(byte c, int same, boolean blank) {
    if (blank || c == ',') {
      return endValue();
    }
    if (c == '[' && !inValue && arrays == 0) {
      arrays++;
      return -1;
    }
    if (c == ']' && arrays > 0) {
      arrays--;
      return endValue();
    }
    inValue = true;
    if (c == '"') {
      inString = true;
    } else if (c == '{' || c == '[') {
      depth++;
    }
    return same;
  }

  private int endValue() {
    if (!inValue) {
      return -1;
    }
    inValue = false;
    return '\n';
  }
}
