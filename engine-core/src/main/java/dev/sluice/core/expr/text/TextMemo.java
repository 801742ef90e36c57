package dev.sluice.core.expr.text;

import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/** Resulting text per dictionary entry, as codes of a dictionary of results. */
final class TextMemo extends DictionaryMemo {
  private final TextToText function;
  private final TextBuilder scratch = new TextBuilder();
  private TextInterner results = new TextInterner();
  private int[] codes = new int[64];
  private boolean anyNull;

  TextMemo(TextToText function) {
    this.function = function;
    codes[0] = -1;
  }

  @Override
  void reserve(int length) {
    if (codes.length < length) {
      codes = Arrays.copyOf(codes, grown(codes.length, length));
    }
  }

  @Override
  void learn(int code, byte[] data, int start, int length) {
    scratch.clear();
    if (function.apply(data, start, length, scratch)) {
      codes[code + 1] = results.code(scratch.data(), 0, scratch.size());
    } else {
      codes[code + 1] = -1;
      anyNull = true;
    }
  }

  /** Results are kept across dictionaries, so that codes downstream stay valid, within limits. */
  @Override
  void forget() {
    anyNull = false;
    if (results.dictionary().size() > Codes.MAX_ENTRIES) {
      results = new TextInterner();
    }
  }

  DictionaryVector apply(DictionaryVector vector, VectorArena arena) {
    int size = vector.size();
    int[] out = arena.ints(size);
    Codes.gather(vector.codes(), codes, out, size);
    boolean[] nulls = vector.nulls();
    if (anyNull) {
      nulls = arena.booleans(size);
      for (int i = 0; i < size; i++) {
        nulls[i] = out[i] < 0;
      }
    }
    return new DictionaryVector(out, results.dictionary(), nulls, size);
  }
}
