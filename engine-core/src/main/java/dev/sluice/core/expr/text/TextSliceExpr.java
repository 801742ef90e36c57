package dev.sluice.core.expr.text;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.kernel.Nulls;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;

/** Column of parts of texts; shares the bytes of columns that come as slices. */
public final class TextSliceExpr extends TextToTextExpr {
  private final TextSlice function;

  public TextSliceExpr(
      CompiledExpr operand, TextSlice function, ColumnType type, boolean fails, int cost) {
    super(operand, appending(function), type, fails, cost);
    this.function = function;
  }

  private static TextToText appending(TextSlice function) {
    return (data, start, length, out) -> {
      long slice = function.slice(data, start, length);
      if (slice == TextSlice.NULL) {
        return false;
      }
      out.append(data, TextSlice.start(slice), TextSlice.length(slice));
      return true;
    };
  }

  @Override
  StringVector scan(StringVector vector, VectorArena arena) {
    int size = vector.size();
    boolean[] nulls = Nulls.copy(vector.nulls(), size, arena);
    int[] outStarts = arena.ints(size);
    int[] outLengths = arena.ints(size);
    byte[] data = vector.data();
    int[] starts = vector.starts();
    int[] lengths = vector.lengths();
    for (int i = 0; i < size; i++) {
      long slice = nulls[i] ? TextSlice.NULL : function.slice(data, starts[i], lengths[i]);
      if (slice == TextSlice.NULL) {
        nulls[i] = true;
        slice = 0;
      }
      outStarts[i] = TextSlice.start(slice);
      outLengths[i] = TextSlice.length(slice);
    }
    return new StringVector(data, outStarts, outLengths, Nulls.orNone(nulls, size), size);
  }
}
