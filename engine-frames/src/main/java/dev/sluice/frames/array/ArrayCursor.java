package dev.sluice.frames.array;

import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.ScalarType;
import java.util.Arrays;

/** Goes through the elements of arrays of one type. Belongs to one thread. */
public final class ArrayCursor {
  private final boolean ofTexts;
  private byte[] source = {};
  private int at;
  private int end;
  private int next;
  private byte[] text = {};
  private int textStart;
  private int textLength;

  public ArrayCursor(ScalarType element) {
    ofTexts = element.physical() == Physical.BYTES;
  }

  /** Starts before the first element of the array in these bytes. */
  public void open(byte[] data, int start, int length) {
    source = data;
    next = start;
    end = start + length;
  }

  /** Goes on to the next element; false if there is none. */
  public boolean next() {
    if (next >= end) {
      return false;
    }
    at = next;
    if (!ofTexts) {
      next = at + ElementForm.NUMBER;
    } else if (isNull()) {
      next = at + 1;
    } else {
      readText();
    }
    return true;
  }

  private void readText() {
    int scan = at + 1;
    int escaped = 0;
    while (true) {
      if (source[scan] == ElementForm.END) {
        if (scan + 1 >= end || source[scan + 1] != ElementForm.ESCAPE) {
          break;
        }
        escaped++;
        scan++;
      }
      scan++;
    }
    next = scan + 1;
    text = source;
    textStart = at + 1;
    textLength = scan - textStart;
    if (escaped > 0) {
      unescape(escaped);
    }
  }

  private void unescape(int escaped) {
    byte[] plain = new byte[textLength - escaped];
    int to = 0;
    for (int from = textStart; from < textStart + textLength; from++) {
      plain[to++] = source[from];
      from += source[from] == ElementForm.END ? 1 : 0;
    }
    text = plain;
    textStart = 0;
    textLength = plain.length;
  }

  public boolean isNull() {
    return source[at] == ElementForm.NULL;
  }

  /** The element, if it is held as a long. */
  public long longValue() {
    return ElementForm.getLong(source, at + 1);
  }

  /** The element, if it is held as a double. */
  public double doubleValue() {
    return ElementForm.unordered(longValue());
  }

  /** The array in which the text of the element stands. */
  public byte[] text() {
    return text;
  }

  public int textStart() {
    return textStart;
  }

  public int textLength() {
    return textLength;
  }

  /** Where the element starts among the bytes of the array. */
  public int elementStart() {
    return at;
  }

  /** Bytes that the element takes. */
  public int elementLength() {
    return next - at;
  }

  /** A copy of the element's bytes. */
  public byte[] element() {
    return Arrays.copyOfRange(source, at, next);
  }

  /** Number of elements of the array in these bytes. */
  public int count(byte[] data, int start, int length) {
    if (!ofTexts) {
      return length / ElementForm.NUMBER;
    }
    open(data, start, length);
    int count = 0;
    while (next()) {
      count++;
    }
    return count;
  }
}
