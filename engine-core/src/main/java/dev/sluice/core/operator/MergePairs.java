package dev.sluice.core.operator;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.ExprCompiler;
import dev.sluice.core.expr.function.BuiltinFunctions;
import dev.sluice.core.join.JoinKind;
import dev.sluice.core.join.JoinSpec;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.NullVectors;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of rows of one batch of either side: collected, tested by the condition, and handed on; and
 * what becomes of rows without a partner.
 */
final class MergePairs {
  private static final byte FALSE = 0;
  private static final byte UNKNOWN = 1;
  private static final byte TRUE = 2;

  private final JoinSpec spec;
  private final RowSignature probe;
  private final RowSignature candidate;
  private final RowSignature output;
  private final @Nullable CompiledExpr condition;
  private final BatchSink next;
  private final OperatorContext context;
  private final boolean givesPairs;

  private final int[] probeRows = new int[Batch.DEFAULT_ROWS];
  private final int[] buildRows = new int[Batch.DEFAULT_ROWS];
  private int count;

  private @Nullable Batch batch;
  private byte[] verdicts = new byte[0];
  private @Nullable Batch build;
  private boolean[] buildMarks = new boolean[0];

  MergePairs(JoinSpec spec, RowSignature probe, BatchSink next, OperatorContext context) {
    this.spec = spec;
    this.probe = probe;
    this.candidate = spec.candidate(probe);
    this.output = spec.output(probe);
    this.next = next;
    this.context = context;
    givesPairs = spec.kind().givesProbe() && spec.kind().givesBuild();
    condition =
        spec.condition() == null
            ? null
            : new ExprCompiler(BuiltinFunctions.registry()).compile(spec.condition(), candidate);
  }

  /** The next pairs are of rows of this batch of the probe side. */
  void begin(Batch newBatch) {
    batch = newBatch;
    if (verdicts.length < newBatch.rowCount()) {
      verdicts = new byte[newBatch.rowCount()];
    }
    Arrays.fill(verdicts, 0, newBatch.rowCount(), FALSE);
  }

  /**
   * The next pairs are of rows of this batch of the build side.
   *
   * @param marks takes true for each row that has a partner
   */
  @SuppressWarnings("ReferenceEquality") // the same rows are the same object
  void with(Batch newBuild, boolean[] marks) {
    if (build != newBuild) {
      flush();
      build = newBuild;
      buildMarks = marks;
    }
  }

  void add(int probeRow, int buildRow) {
    if (count == probeRows.length) {
      flush();
    }
    probeRows[count] = probeRow;
    buildRows[count] = buildRow;
    count++;
  }

  boolean isSatisfied() {
    return next.isSatisfied();
  }

  /** Rows of the probe side that have a partner. */
  void markProbe(int from, int to) {
    Arrays.fill(verdicts, from, to, TRUE);
  }

  /** Tests and hands on what was collected. To be called before one of the batches goes. */
  void flush() {
    if (count == 0) {
      return;
    }
    int pairs = count;
    count = 0;
    context.cancellation().check();
    Batch left = required(batch);
    for (int c = 0; c < probe.size(); c++) {
      left.column(c); // what is decoded later would be lost with the arena's mark
    }
    VectorArena arena = context.arena();
    VectorArena.Mark mark = arena.mark();
    int[] rows = probeRows;
    int[] others = buildRows;
    CompiledExpr test = condition;
    if (test != null) {
      pairs = select(test, pairs, arena);
    }
    for (int i = 0; i < pairs; i++) {
      verdicts[rows[i]] = TRUE;
    }
    if (spec.kind().marksBuild()) {
      for (int i = 0; i < pairs; i++) {
        buildMarks[others[i]] = true;
      }
    }
    if (givesPairs && pairs > 0 && !next.isSatisfied()) {
      next.accept(pairs(output, pairs, arena));
    }
    arena.resetTo(mark);
  }

  /** Moves the pairs that meet the condition to the front; answers how many. */
  private int select(CompiledExpr test, int pairs, VectorArena arena) {
    LongVector answers = (LongVector) test.evaluate(pairs(candidate, pairs, arena), arena);
    boolean[] nulls = answers.nulls();
    int passed = 0;
    for (int i = 0; i < pairs; i++) {
      int row = probeRows[i];
      if (nulls != null && nulls[i]) {
        verdicts[row] = verdicts[row] == FALSE ? UNKNOWN : verdicts[row];
      } else if (answers.values()[i] != 0) {
        probeRows[passed] = row;
        buildRows[passed] = buildRows[i];
        passed++;
      }
    }
    return passed;
  }

  private Batch pairs(RowSignature signature, int pairs, VectorArena arena) {
    Batch left = required(batch);
    Batch right = required(build);
    int[] leftRows = Arrays.copyOf(probeRows, pairs);
    int[] rightRows = Arrays.copyOf(buildRows, pairs);
    return Batch.lazy(
        signature,
        pairs,
        (column, chosen, wanted, into) -> {
          boolean isProbe = column < probe.size();
          int[] rows = isProbe ? leftRows : rightRows;
          if (chosen != null) {
            int[] all = rows;
            rows = into.ints(wanted);
            for (int i = 0; i < wanted; i++) {
              rows[i] = all[chosen[i]];
            }
          }
          ColumnVector from = isProbe ? left.column(column) : built(right, column - probe.size());
          return from.gather(rows, wanted, into);
        },
        arena);
  }

  private ColumnVector built(Batch right, int column) {
    return right.column(right.signature().indexOf(spec.columns().get(column).build()));
  }

  private static Batch required(@Nullable Batch batch) {
    if (batch == null) {
      throw new IllegalStateException("No batch to pair");
    }
    return batch;
  }

  /** Hands on the last pairs of the batch of the probe side, and its rows that have none. */
  void end() {
    flush();
    Batch rows = required(batch);
    JoinKind kind = spec.kind();
    if (next.isSatisfied()) {
      batch = null;
      return;
    }
    if (kind == JoinKind.MARK) {
      next.accept(marked(rows));
    } else if (kind == JoinKind.SEMI || kind == JoinKind.ANTI) {
      give(rows, kind == JoinKind.SEMI, false);
    } else if (kind == JoinKind.LEFT || kind == JoinKind.FULL) {
      give(rows, false, true);
    }
    batch = null;
  }

  private void give(Batch rows, boolean matched, boolean extended) {
    VectorArena arena = context.arena();
    int[] chosen = arena.ints(rows.rowCount());
    int kept = 0;
    for (int i = 0; i < rows.rowCount(); i++) {
      chosen[kept] = i;
      kept += (verdicts[i] == TRUE) == matched ? 1 : 0;
    }
    if (kept > 0) {
      Batch selected = rows.select(chosen, kept, arena);
      next.accept(extended ? extended(selected) : selected);
    }
  }

  /** Rows of the probe side with NULLs behind. */
  private Batch extended(Batch rows) {
    return Batch.lazy(
        output,
        rows.rowCount(),
        (column, chosen, wanted, into) -> {
          if (column >= probe.size()) {
            return NullVectors.of(output.type(column), wanted, into);
          }
          ColumnVector from = rows.column(column);
          return chosen == null ? from : from.gather(chosen, wanted, into);
        },
        context.arena());
  }

  private Batch marked(Batch rows) {
    VectorArena arena = context.arena();
    int size = rows.rowCount();
    long[] marks = arena.longs(size);
    boolean[] nulls = arena.booleans(size);
    boolean anyNull = false;
    for (int i = 0; i < size; i++) {
      marks[i] = verdicts[i] == TRUE ? 1 : 0;
      nulls[i] = verdicts[i] == UNKNOWN;
      anyNull |= nulls[i];
    }
    ColumnVector[] columns = new ColumnVector[output.size()];
    for (int c = 0; c < probe.size(); c++) {
      columns[c] = rows.column(c);
    }
    columns[probe.size()] = new LongVector(marks, anyNull ? nulls : null, size);
    return Batch.of(output, size, columns);
  }

  /**
   * Hands on rows of the build side that are past, as the kind of join wants them.
   *
   * @param marks which of them have a partner
   */
  void past(Batch rows, boolean[] marks, int from, int to) {
    JoinKind kind = spec.kind();
    if (!kind.marksBuild() || from == to || next.isSatisfied()) {
      return;
    }
    VectorArena arena = context.arena();
    VectorArena.Mark mark = arena.mark();
    int[] chosen = arena.ints(to - from);
    int kept = 0;
    for (int i = from; i < to; i++) {
      chosen[kept] = i;
      kept += marks[i] == (kind == JoinKind.RIGHT_SEMI) ? 1 : 0;
    }
    if (kept > 0) {
      int leading = kind.givesProbe() ? probe.size() : 0;
      ColumnVector[] columns = new ColumnVector[output.size()];
      for (int c = 0; c < leading; c++) {
        columns[c] = NullVectors.of(output.type(c), kept, arena);
      }
      for (int c = 0; c < spec.columns().size(); c++) {
        columns[leading + c] = built(rows, c).gather(chosen, kept, arena);
      }
      next.accept(Batch.of(output, kept, columns));
    }
    arena.resetTo(mark);
  }
}
