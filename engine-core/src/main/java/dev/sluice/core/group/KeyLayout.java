package dev.sluice.core.group;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where each key column stands in rows of 64-bit words. A column takes as many bits as its range so
 * far needs, and some more where that costs no further word; a column of too wide a range takes a
 * whole word, and a bit for NULL only if there is any.
 */
final class KeyLayout {
  private static final int[] SLACKS = {16, 8, 4, 2, 1, 0};
  private static final int MAX_NARROW_BITS = 62;

  private final KeyField[] fields;
  private final int width;

  private KeyLayout(KeyField[] fields, int width) {
    this.fields = fields;
    this.width = width;
  }

  static KeyLayout of(WordColumn[] columns) {
    int width = place(columns, 0).width;
    for (int slack : SLACKS) {
      KeyLayout layout = place(columns, slack);
      if (layout.width == width) {
        return layout;
      }
    }
    throw new IllegalStateException("No slack gives the width of no slack");
  }

  private static KeyLayout place(WordColumn[] columns, int slack) {
    int[] bits = new int[columns.length];
    List<Integer> order = new ArrayList<>();
    for (int k = 0; k < columns.length; k++) {
      int needed = neededBits(columns[k]);
      bits[k] = needed > MAX_NARROW_BITS ? Long.SIZE : Math.min(needed + slack, MAX_NARROW_BITS);
      order.add(k);
    }
    order.sort(Comparator.comparingInt(k -> -bits[k]));
    KeyField[] fields = new KeyField[columns.length];
    List<Integer> used = new ArrayList<>();
    for (int k : order) {
      int word = take(used, bits[k]);
      int shift = used.get(word) - bits[k];
      if (bits[k] < Long.SIZE) {
        fields[k] = KeyField.narrow(columns[k], word, shift, bits[k]);
      } else if (columns[k].hasNulls()) {
        int nullWord = take(used, 1);
        fields[k] = KeyField.wide(word, nullWord, used.get(nullWord) - 1);
      } else {
        fields[k] = KeyField.wide(word);
      }
    }
    return new KeyLayout(fields, used.size());
  }

  /** Takes bits of the first word that has so many left; answers the word. */
  private static int take(List<Integer> used, int bits) {
    for (int word = 0; word < used.size(); word++) {
      if (used.get(word) + bits <= Long.SIZE) {
        used.set(word, used.get(word) + bits);
        return word;
      }
    }
    used.add(bits);
    return used.size() - 1;
  }

  /** Bits for the distance from the least word, with one value more, which stands for NULL. */
  private static int neededBits(WordColumn column) {
    long range = column.max() - column.min();
    return range < 0 || range == Long.MAX_VALUE
        ? Long.SIZE
        : Long.SIZE - Long.numberOfLeadingZeros(range + 1);
  }

  int width() {
    return width;
  }

  KeyField field(int column) {
    return fields[column];
  }

  boolean fits(WordColumn[] columns) {
    for (int k = 0; k < columns.length; k++) {
      if (!fields[k].fits(columns[k])) {
        return false;
      }
    }
    return true;
  }
}
