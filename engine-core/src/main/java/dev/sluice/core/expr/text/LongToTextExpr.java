package dev.sluice.core.expr.text;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;

/** Column of texts that print longs. */
public record LongToTextExpr(CompiledExpr operand, Printer printer, ColumnType type, int printCost)
    implements CompiledExpr {

  /** Appends the text of one value. Never fails. */
  @FunctionalInterface
  public interface Printer {
    void print(long value, TextBuilder out);
  }

  @Override
  public ColumnVector evaluate(Batch batch, VectorArena arena) {
    LongVector vector = (LongVector) operand.evaluate(batch, arena);
    long[] values = vector.values();
    boolean[] nulls = vector.nulls();
    TextBuilder builder = new TextBuilder(arena, vector.size());
    for (int i = 0; i < vector.size(); i++) {
      if (nulls == null || !nulls[i]) {
        printer.print(values[i], builder);
      }
      builder.endRow();
    }
    return builder.build(nulls);
  }

  @Override
  public boolean mayFail() {
    return operand.mayFail();
  }

  @Override
  public int cost() {
    return operand.cost() + printCost;
  }
}
