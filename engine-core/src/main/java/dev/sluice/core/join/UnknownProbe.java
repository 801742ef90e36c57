package dev.sluice.core.join;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.ExprCompiler;
import dev.sluice.core.expr.function.BuiltinFunctions;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the probe rows of a MARK join for which the condition is NULL for some build row, because a
 * key that says so is NULL on either side. Belongs to one lane.
 */
final class UnknownProbe {
  private static final int PIECE = Batch.DEFAULT_ROWS;

  private final UnknownRows rows;
  private final boolean simple;
  private final int probeColumns;
  private final int[] unknownKeys;
  private final int[] otherKeys;
  private final int[] stored;
  private final RowSignature candidate;
  private final CompiledExpr condition;
  private final @Nullable KeyProbe words;

  UnknownProbe(UnknownRows rows, JoinSpec spec, RowSignature probe) {
    this.rows = rows;
    probeColumns = probe.size();
    BuildLayout layout = BuildLayout.of(spec);
    List<Integer> unknown = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    List<Integer> columns = new ArrayList<>(layout.columns());
    List<Expr> terms = new ArrayList<>();
    RowSignature.Builder names = RowSignature.builder();
    spec.candidate(probe).columns().forEach(column -> names.add(column.name(), column.type()));
    for (int k = 0; k < spec.keys().size(); k++) {
      JoinKey key = spec.keys().get(k);
      int position = probe.indexOf(key.probe());
      if (key.nulls() != JoinKey.Nulls.UNKNOWN) {
        others.add(position);
        continue;
      }
      unknown.add(position);
      columns.add(layout.keys().get(k));
      ColumnType type = layout.stored().type(layout.keys().get(k));
      String name = "__key" + k;
      names.add(name, type);
      terms.add(
          new Expr.Call(
              "equals",
              List.of(
                  new Expr.Reference(key.probe(), probe.type(position)),
                  new Expr.Reference(name, type)),
              ScalarType.BOOLEAN));
    }
    if (spec.condition() != null) {
      terms.add(spec.condition());
    }
    candidate = names.build();
    Expr all = terms.size() == 1 ? terms.get(0) : new Expr.Call("and", terms, ScalarType.BOOLEAN);
    condition = new ExprCompiler(BuiltinFunctions.registry()).compile(all, candidate);
    simple = terms.size() == 1 && others.isEmpty();
    unknownKeys = unknown.stream().mapToInt(Integer::intValue).toArray();
    otherKeys = others.stream().mapToInt(Integer::intValue).toArray();
    stored = columns.stream().mapToInt(Integer::intValue).toArray();
    KeySpace space = rows.space();
    words = space == null ? null : new KeyProbe(space);
  }

  /** Takes note of the rows of the batch for which the condition is NULL for some build row. */
  void resolve(
      Batch batch, JoinTable table, HashProbe.Fate fate, VectorArena arena, Runnable check) {
    int count = batch.rowCount();
    boolean[] withNull = arena.booleans(count);
    boolean anyNull = false;
    for (int key : unknownKeys) {
      boolean[] nulls = batch.column(key).nulls();
      for (int i = 0; nulls != null && i < count; i++) {
        withNull[i] |= nulls[i];
        anyNull |= nulls[i];
      }
    }
    if (simple) {
      boolean any = table.rowCount() > 0;
      for (int i = 0; i < count; i++) {
        fate.unknown()[i] |= withNull[i] ? any : rows.hasNull();
      }
      return;
    }
    if (!anyNull && !rows.hasNull()) {
      return;
    }
    long[] wanted = {};
    boolean[] absent = null;
    if (words != null) {
      ColumnVector[] keys = new ColumnVector[otherKeys.length];
      Arrays.setAll(keys, k -> batch.column(otherKeys[k]));
      wanted = words.words(keys, count, arena);
      absent = words.absent();
    }
    if (rows.hasNull()) {
      find(rows.withNull(), false, withNull, wanted, absent, batch, table, fate, arena, check);
    }
    if (anyNull) {
      find(rows.all(), true, withNull, wanted, absent, batch, table, fate, arena, check);
    }
  }

  private void find(
      KeyIndex index,
      boolean nullRows,
      boolean[] withNull,
      long[] wanted,
      boolean @Nullable [] absent,
      Batch batch,
      JoinTable table,
      HashProbe.Fate fate,
      VectorArena arena,
      Runnable check) {
    int count = batch.rowCount();
    int[] runs = arena.ints(count);
    index.find(wanted, absent, count, runs);
    for (int i = 0; i < count; i++) {
      boolean open = withNull[i] == nullRows && !fate.matched()[i] && !fate.unknown()[i];
      runs[i] = open ? runs[i] : -1;
    }
    PairCursor cursor = new PairCursor(index, runs, count, false);
    int[] probeRows = arena.ints(PIECE);
    int[] buildRows = arena.ints(PIECE);
    for (int c = 0; c < batch.columnCount(); c++) {
      batch.column(c);
    }
    VectorArena.Mark start = arena.mark();
    for (int pairs = cursor.next(probeRows, buildRows, PIECE);
        pairs > 0;
        pairs = cursor.next(probeRows, buildRows, PIECE)) {
      check.run();
      PairColumns columns =
          new PairColumns(
              batch, probeColumns, table, stored, probeRows, buildRows, pairs, true, false);
      LongVector verdict =
          (LongVector) condition.evaluate(Batch.lazy(candidate, pairs, columns, arena), arena);
      boolean[] nulls = verdict.nulls();
      for (int i = 0; nulls != null && i < pairs; i++) {
        fate.unknown()[probeRows[i]] |= nulls[i];
      }
      arena.resetTo(start);
    }
  }
}
