package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.kernel.Nulls;
import dev.sluice.core.expr.text.TextMerge;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts values that several branches computed for their rows into one column. */
final class Branches {
  private final Physical form;
  private final TextMerge texts = new TextMerge();

  Branches(Physical form) {
    this.form = form;
  }

  /** Column of so many rows; every row that no part holds is null. */
  ColumnVector merge(List<TextMerge.Part> parts, int size, VectorArena arena) {
    return switch (form) {
      case LONG -> longs(parts, size, arena);
      case DOUBLE -> doubles(parts, size, arena);
      case BYTES -> texts.merge(new ArrayList<>(parts), size, arena);
    };
  }

  private static LongVector longs(List<TextMerge.Part> parts, int size, VectorArena arena) {
    long[] out = arena.longs(size);
    Arrays.fill(out, 0, size, 0);
    boolean[] nulls = allNull(size, arena);
    for (TextMerge.Part part : parts) {
      long[] values = ((LongVector) part.values()).values();
      int[] rows = part.rows();
      for (int i = 0; i < part.count(); i++) {
        out[rows[i]] = values[i];
      }
      place(part, nulls);
    }
    return new LongVector(out, Nulls.orNone(nulls, size), size);
  }

  private static DoubleVector doubles(List<TextMerge.Part> parts, int size, VectorArena arena) {
    double[] out = arena.doubles(size);
    Arrays.fill(out, 0, size, 0);
    boolean[] nulls = allNull(size, arena);
    for (TextMerge.Part part : parts) {
      double[] values = ((DoubleVector) part.values()).values();
      int[] rows = part.rows();
      for (int i = 0; i < part.count(); i++) {
        out[rows[i]] = values[i];
      }
      place(part, nulls);
    }
    return new DoubleVector(out, Nulls.orNone(nulls, size), size);
  }

  private static boolean[] allNull(int size, VectorArena arena) {
    boolean[] nulls = arena.booleans(size);
    Arrays.fill(nulls, 0, size, true);
    return nulls;
  }

  private static void place(TextMerge.Part part, boolean[] nulls) {
    boolean[] from = part.values().nulls();
    int[] rows = part.rows();
    for (int i = 0; i < part.count(); i++) {
      nulls[rows[i]] = from != null && from[i];
    }
  }
}
