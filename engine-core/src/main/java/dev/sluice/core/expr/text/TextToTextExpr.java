package dev.sluice.core.expr.text;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.kernel.Nulls;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;

/** Column of texts that are made of texts. Dictionary columns give dictionary columns. */
public class TextToTextExpr implements CompiledExpr {
  private final CompiledExpr operand;
  private final TextToText function;
  private final ColumnType type;
  private final boolean fails;
  private final int cost;
  private final TextMemo memo;

  /**
   * Applies the function to the operand.
   *
   * @param fails whether the function may end in a fault
   */
  public TextToTextExpr(
      CompiledExpr operand, TextToText function, ColumnType type, boolean fails, int cost) {
    this.operand = operand;
    this.function = function;
    this.type = type;
    this.fails = fails;
    this.cost = cost;
    this.memo = new TextMemo(function);
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

  /** Applies the function row by row. */
  StringVector scan(StringVector vector, VectorArena arena) {
    int size = vector.size();
    boolean[] nulls = Nulls.copy(vector.nulls(), size, arena);
    TextBuilder builder = new TextBuilder(arena, size);
    byte[] data = vector.data();
    int[] starts = vector.starts();
    int[] lengths = vector.lengths();
    for (int i = 0; i < size; i++) {
      if (nulls[i] || !function.apply(data, starts[i], lengths[i], builder)) {
        nulls[i] = true;
        builder.discardRow();
      }
      builder.endRow();
    }
    return builder.build(Nulls.orNone(nulls, size));
  }

  @Override
  public boolean mayFail() {
    return fails || operand.mayFail();
  }

  @Override
  public int cost() {
    return operand.cost() + cost;
  }
}
