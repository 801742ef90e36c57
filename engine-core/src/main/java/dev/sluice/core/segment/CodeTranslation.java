package dev.sluice.core.segment;

import dev.sluice.frames.vector.StringDictionary;
import java.util.Arrays;

/** Codes of the segment's dictionary by the codes of one dictionary that rows come with. */
final class CodeTranslation {
  private static final int UNKNOWN = -2;

  private final StringDictionary source;
  private int[] codes;
  private boolean complete;

  /** Finds or makes the segment's code of a value. */
  interface Lookup {
    int code(byte[] data, int start, int length);
  }

  CodeTranslation(StringDictionary source) {
    this.source = source;
    codes = new int[source.size() + 1];
    Arrays.fill(codes, UNKNOWN);
    codes[0] = -1;
  }

  /** Code of the segment at the place of the source's code plus one; -1 at place 0. */
  int[] codes() {
    return codes;
  }

  long sizeBytes() {
    return 4L * codes.length;
  }

  /** Makes sure that the codes of these rows are there. */
  void resolve(int[] rows, int from, int count, Lookup lookup) {
    if (complete) {
      return;
    }
    if (codes.length <= source.size()) {
      int before = codes.length;
      codes = Arrays.copyOf(codes, Math.max(source.size() + 1, before * 2));
      Arrays.fill(codes, before, codes.length, UNKNOWN);
    }
    int[] known = codes;
    for (int i = from; i < from + count; i++) {
      int code = rows[i];
      if (known[code + 1] == UNKNOWN) {
        known[code + 1] = lookup.code(source.data(), source.start(code), source.length(code));
      }
    }
  }

  /** Replaces each code by its rank; every row that will come has been resolved. */
  void rank(int[] ranks) {
    for (int i = 1; i < codes.length; i++) {
      if (codes[i] >= 0) {
        codes[i] = ranks[codes[i]];
      }
    }
    complete = true;
  }
}
