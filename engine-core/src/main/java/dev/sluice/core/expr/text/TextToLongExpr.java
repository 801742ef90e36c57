package dev.sluice.core.expr.text;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.kernel.Nulls;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/** Column of longs that are read from texts. */
public class TextToLongExpr implements CompiledExpr {
  private final CompiledExpr operand;
  private final TextToLong function;
  private final ColumnType type;
  private final boolean fails;
  private final int cost;
  private final Memo memo = new Memo();

  /**
   * Applies the function to the operand.
   *
   * @param fails whether the function may end in a fault
   */
  public TextToLongExpr(
      CompiledExpr operand, TextToLong function, ColumnType type, boolean fails, int cost) {
    this.operand = operand;
    this.function = function;
    this.type = type;
    this.fails = fails;
    this.cost = cost;
  }

  @Override
  public ColumnType type() {
    return type;
  }

  @Override
  public ColumnVector evaluate(Batch batch, VectorArena arena) {
    ColumnVector vector = operand.evaluate(batch, arena);
    if (vector instanceof DictionaryVector coded) {
      return !fails && memo.cover(coded)
          ? memo.apply(coded, arena)
          : scan(coded.flatten(arena), arena);
    }
    return scan((StringVector) vector, arena);
  }

  private LongVector scan(StringVector vector, VectorArena arena) {
    int size = vector.size();
    long[] out = arena.longs(size);
    boolean[] nulls = Nulls.copy(vector.nulls(), size, arena);
    byte[] data = vector.data();
    int[] starts = vector.starts();
    int[] lengths = vector.lengths();
    for (int i = 0; i < size; i++) {
      if (nulls[i] || !function.apply(data, starts[i], lengths[i], out, i)) {
        nulls[i] = true;
        out[i] = 0;
      }
    }
    return new LongVector(out, Nulls.orNone(nulls, size), size);
  }

  @Override
  public boolean mayFail() {
    return fails || operand.mayFail();
  }

  @Override
  public int cost() {
    return operand.cost() + cost;
  }

  private final class Memo extends DictionaryMemo {
    private long[] values = new long[64];
    private boolean[] nulls = new boolean[64];
    private boolean anyNull;

    Memo() {
      nulls[0] = true;
    }

    @Override
    void reserve(int length) {
      if (values.length < length) {
        int grown = grown(values.length, length);
        values = Arrays.copyOf(values, grown);
        nulls = Arrays.copyOf(nulls, grown);
      }
    }

    @Override
    void learn(int code, byte[] data, int start, int length) {
      nulls[code + 1] = !function.apply(data, start, length, values, code + 1);
      if (nulls[code + 1]) {
        values[code + 1] = 0;
        anyNull = true;
      }
    }

    @Override
    void forget() {
      anyNull = false;
    }

    LongVector apply(DictionaryVector vector, VectorArena arena) {
      int size = vector.size();
      long[] out = arena.longs(size);
      Codes.gather(vector.codes(), values, out, size);
      boolean[] outNulls = vector.nulls();
      if (anyNull) {
        outNulls = arena.booleans(size);
        Codes.gather(vector.codes(), nulls, outNulls, size);
      }
      return new LongVector(out, outNulls, size);
    }
  }
}
