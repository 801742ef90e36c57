package dev.sluice.core.join;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.ExprCompiler;
import dev.sluice.core.expr.function.BuiltinFunctions;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.NullVectors;
import dev.sluice.frames.vector.VectorArena;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks the rows of batches up in tables of the build side and gives what the join makes of them.
 * Belongs to one lane. Rows come out in the order in which they came in; what comes out is valid
 * during the call that takes it.
 */
public final class HashProbe {
  /** Pairs that are looked at at a time. */
  private static final int PIECE = Batch.DEFAULT_ROWS;

  private final JoinSpec spec;
  private final JoinKind kind;
  private final RowSignature output;
  private final RowSignature candidate;
  private final int probeColumns;
  private final int[] keys;
  private final int[] stored;
  private final @Nullable CompiledExpr condition;
  private final VectorArena arena;
  private final Runnable check;
  private final Consumer<Batch> out;
  private final int[] pieceProbe = new int[PIECE];
  private final int[] pieceBuild = new int[PIECE];
  private @Nullable Target target;

  /** Table that is probed, with what this lane keeps for it. */
  private static final class Target {
    private final JoinTable table;
    private final @Nullable RowMarks marks;
    private final long firstMark;
    private final @Nullable KeyProbe keys;
    private final @Nullable UnknownProbe unknown;
    private final Candidates candidates;

    Target(JoinTable table, @Nullable RowMarks marks, long firstMark, HashProbe owner) {
      this.table = table;
      this.marks = marks;
      this.firstMark = firstMark;
      candidates = new Candidates(table, owner.probeSignature);
      KeySpace space = table.space();
      keys = space == null ? null : new KeyProbe(space);
      UnknownRows rows = table.unknown();
      unknown = rows == null ? null : new UnknownProbe(rows, owner.spec, owner.probeSignature);
    }
  }

  private final RowSignature probeSignature;

  /**
   * Probe of a lane.
   *
   * @param probe columns of the batches
   * @param arena of the lane
   * @param check called between pieces; may throw to give up
   * @param out takes what comes out
   */
  public HashProbe(
      JoinSpec spec, RowSignature probe, VectorArena arena, Runnable check, Consumer<Batch> out) {
    this.spec = spec;
    this.probeSignature = probe;
    this.kind = spec.kind();
    this.output = spec.output(probe);
    this.candidate = spec.candidate(probe);
    this.probeColumns = probe.size();
    this.keys = spec.keys().stream().mapToInt(key -> probe.indexOf(key.probe())).toArray();
    this.stored = BuildLayout.of(spec).columns().stream().mapToInt(at -> at).toArray();
    this.arena = arena;
    this.check = check;
    this.out = out;
    Expr expr = spec.condition();
    condition =
        expr == null
            ? null
            : new ExprCompiler(BuiltinFunctions.registry()).compile(expr, candidate);
  }

  /**
   * Goes on with this table.
   *
   * @param marks takes which build rows had a partner, or null
   * @param firstMark mark of the table's first row
   */
  void attach(JoinTable table, @Nullable RowMarks marks, long firstMark) {
    Target before = target;
    if (before == null
        || before.table != table
        || before.marks != marks
        || before.firstMark != firstMark) {
      target = new Target(table, marks, firstMark, this);
    }
  }

  /** Joins the batch with a table that is the whole build side. */
  void join(Batch batch) {
    Fate fate = new Fate(arena.booleans(batch.rowCount()), arena.booleans(batch.rowCount()));
    probe(batch, fate, false);
    settle(batch, fate, false);
  }

  /** What became of each row of a batch: whether it had a partner, or an undecided one. */
  static final class Fate {
    private final boolean[] matched;
    private final boolean[] unknown;

    Fate(boolean[] matched, boolean[] unknown) {
      this.matched = matched;
      this.unknown = unknown;
    }

    boolean[] matched() {
      return matched;
    }

    boolean[] unknown() {
      return unknown;
    }
  }

  /**
   * Joins the batch with a table that is a part of the build side. Rows without a partner come out
   * only by {@link #settle}, after all parts.
   */
  void probePart(Batch batch, Fate fate) {
    probe(batch, fate, true);
  }

  private void probe(Batch batch, Fate fate, boolean part) {
    Target to = target;
    int count = batch.rowCount();
    if (to == null || count == 0) {
      return;
    }
    int[] runs = arena.ints(count);
    KeyProbe words = to.keys;
    if (words == null) {
      to.table.index().find(new long[0], null, count, runs);
    } else {
      ColumnVector[] columns = new ColumnVector[keys.length];
      for (int k = 0; k < keys.length; k++) {
        columns[k] = batch.column(keys[k]);
      }
      long[] wanted = words.words(columns, count, arena);
      to.table.index().find(wanted, words.absent(), count, runs);
    }
    if (condition != null) {
      to.candidates.find(batch, runs, count, arena);
      if (kind.givesProbe() && !kind.givesBuild()) {
        firstPartners(batch, to, fate);
      } else {
        conditional(batch, to, fate, part);
      }
    } else if (kind.givesProbe() && kind.givesBuild()) {
      unconditional(batch, to, runs, fate, part);
    } else if (kind.givesProbe()) {
      for (int i = 0; i < count; i++) {
        fate.matched[i] |= runs[i] >= 0;
      }
    } else {
      markRuns(to, runs, count);
    }
    if (to.unknown != null) {
      unknownRows(batch, to, to.unknown, fate);
    }
  }

  private static void markRuns(Target to, int[] runs, int count) {
    RowMarks marks = to.marks;
    KeyIndex index = to.table.index();
    for (int i = 0; i < count && marks != null; i++) {
      // Who marks a run begins with its first row, and marks all of it.
      if (runs[i] >= 0 && !marks.get(to.firstMark + index.row(index.start(runs[i])))) {
        for (int at = index.start(runs[i]); at < index.start(runs[i] + 1); at++) {
          marks.set(to.firstMark + index.row(at));
        }
      }
    }
  }

  private static void mark(Target to, int[] buildRows, int count) {
    RowMarks marks = to.marks;
    if (marks != null) {
      for (int i = 0; i < count; i++) {
        if (buildRows[i] >= 0) {
          marks.set(to.firstMark + buildRows[i]);
        }
      }
    }
  }

  private boolean keepsPairsOfNone() {
    return kind == JoinKind.LEFT || kind == JoinKind.FULL;
  }

  private void unconditional(Batch batch, Target to, int[] runs, Fate fate, boolean part) {
    int count = batch.rowCount();
    boolean outer = keepsPairsOfNone() && !part;
    if (part && keepsPairsOfNone()) {
      for (int i = 0; i < count; i++) {
        fate.matched[i] |= runs[i] >= 0;
      }
    }
    KeyIndex index = to.table.index();
    if (index.isUnique()) {
      unique(batch, to, runs, outer);
      return;
    }
    PairCursor cursor = new PairCursor(index, runs, count, outer);
    long total = cursor.total(PIECE);
    if (total <= PIECE) {
      int[] probeRows = arena.ints(PIECE);
      int[] buildRows = arena.ints(PIECE);
      int pairs = cursor.next(probeRows, buildRows, PIECE);
      mark(to, buildRows, pairs);
      emit(batch, to, probeRows, buildRows, pairs, true, outer);
      return;
    }
    decode(batch);
    VectorArena.Mark start = arena.mark();
    for (int pairs = cursor.next(pieceProbe, pieceBuild, PIECE);
        pairs > 0;
        pairs = cursor.next(pieceProbe, pieceBuild, PIECE)) {
      check.run();
      mark(to, pieceBuild, pairs);
      emit(batch, to, pieceProbe, pieceBuild, pairs, true, outer);
      arena.resetTo(start);
    }
  }

  /** Decodes all columns, so that the arena may be reset between pieces. */
  private static void decode(Batch batch) {
    for (int c = 0; c < batch.columnCount(); c++) {
      batch.column(c);
    }
  }

  /** Each row has at most one partner. */
  private void unique(Batch batch, Target to, int[] runs, boolean outer) {
    int count = batch.rowCount();
    int[] order = to.table.index().order();
    if (order != null) {
      for (int i = 0; i < count; i++) {
        runs[i] = runs[i] < 0 ? -1 : order[runs[i]];
      }
    }
    int[] probeRows = arena.ints(count);
    int pairs = 0;
    int signs = 0;
    for (int i = 0; i < count; i++) {
      signs |= runs[i];
    }
    if (outer || signs >= 0) {
      for (int i = 0; i < count; i++) {
        probeRows[i] = i;
      }
      pairs = count;
    } else {
      for (int i = 0; i < count; i++) {
        int row = runs[i];
        probeRows[pairs] = i;
        runs[pairs] = row;
        pairs += ~row >>> 31;
      }
    }
    mark(to, runs, pairs);
    emit(batch, to, probeRows, runs, pairs, false, outer && signs < 0);
  }

  private void emit(
      Batch batch,
      Target to,
      int[] probeRows,
      int[] buildRows,
      int pairs,
      boolean repeats,
      boolean absent) {
    if (pairs > 0) {
      PairColumns columns =
          new PairColumns(
              batch, probeColumns, to.table, stored, probeRows, buildRows, pairs, repeats, absent);
      out.accept(Batch.lazy(output, pairs, columns, arena));
    }
  }

  /**
   * Looks for one partner of each row: at ever more candidates of the rows that have none yet, so
   * that rows with a partner among the first look no further.
   */
  private void firstPartners(Batch batch, Target to, Fate fate) {
    decode(batch);
    int count = batch.rowCount();
    int[] next = to.candidates.starts();
    int[] ends = to.candidates.ends();
    int[] order = to.candidates.order();
    VectorArena.Mark start = arena.mark();
    boolean isLeft = true;
    for (int most = 1; isLeft; most = Math.min(PIECE, most * 4)) {
      isLeft = false;
      int pairs = 0;
      for (int row = 0; row < count; row++) {
        if (fate.matched[row] || next[row] == ends[row]) {
          continue;
        }
        int taken = Math.min(most, Math.min(PIECE - pairs, ends[row] - next[row]));
        for (int i = 0; i < taken; i++) {
          int place = next[row]++;
          pieceProbe[pairs] = row;
          pieceBuild[pairs++] = order == null ? place : order[place];
        }
        isLeft |= next[row] < ends[row];
        if (pairs == PIECE) {
          match(batch, to, pairs, fate);
          pairs = 0;
          arena.resetTo(start);
        }
      }
      match(batch, to, pairs, fate);
      arena.resetTo(start);
    }
  }

  private void match(Batch batch, Target to, int pairs, Fate fate) {
    check.run();
    int kept = pairs == 0 ? 0 : meets(batch, to, pairs, fate);
    for (int i = 0; i < kept; i++) {
      fate.matched[pieceProbe[i]] = true;
    }
  }

  private void conditional(Batch batch, Target to, Fate fate, boolean part) {
    PairCursor cursor = new PairCursor(to.candidates, batch.rowCount());
    boolean single = cursor.total(PIECE) <= PIECE;
    boolean outer = keepsPairsOfNone() && !part;
    if (!single) {
      decode(batch);
    }
    VectorArena.Mark start = arena.mark();
    int settled = 0;
    int pairs;
    do {
      check.run();
      pairs = cursor.next(pieceProbe, pieceBuild, PIECE);
      int kept = pairs == 0 ? 0 : meets(batch, to, pairs, fate);
      mark(to, pieceBuild, kept);
      if (outer) {
        settled = emitOuter(batch, to, kept, settled, cursor.completeRows(), fate);
      } else {
        for (int i = 0; i < kept; i++) {
          fate.matched[pieceProbe[i]] = true;
        }
        if (kind.givesProbe() && kind.givesBuild()) {
          emitCopy(batch, to, kept, single);
        }
      }
      if (!single) {
        arena.resetTo(start);
      }
    } while (pairs > 0);
  }

  private void emitCopy(Batch batch, Target to, int kept, boolean single) {
    if (!single) {
      emit(batch, to, pieceProbe, pieceBuild, kept, true, false);
      return;
    }
    int[] probeRows = arena.ints(kept);
    int[] buildRows = arena.ints(kept);
    System.arraycopy(pieceProbe, 0, probeRows, 0, kept);
    System.arraycopy(pieceBuild, 0, buildRows, 0, kept);
    boolean repeats = !to.table.index().isUnique();
    emit(batch, to, probeRows, buildRows, kept, repeats, false);
  }

  /** The pairs kept, and between them the rows that have none; answers which row is next. */
  private int emitOuter(Batch batch, Target to, int kept, int from, int complete, Fate fate) {
    int[] probeRows = arena.ints(kept + batch.rowCount());
    int[] buildRows = arena.ints(kept + batch.rowCount());
    int next = from;
    int pairs = 0;
    for (int i = 0; i <= kept; i++) {
      int until = i < kept ? pieceProbe[i] : Math.max(next, complete);
      for (; next < until; next++) {
        probeRows[pairs] = next;
        buildRows[pairs] = -1;
        pairs += fate.matched[next] ? 0 : 1;
      }
      if (i < kept) {
        fate.matched[until] = true;
        probeRows[pairs] = until;
        buildRows[pairs++] = pieceBuild[i];
      }
    }
    emit(batch, to, probeRows, buildRows, pairs, true, true);
    return next;
  }

  /** Moves the pairs of the piece that meet the condition to its front; answers how many. */
  private int meets(Batch batch, Target to, int pairs, Fate fate) {
    PairColumns columns =
        new PairColumns(
            batch, probeColumns, to.table, stored, pieceProbe, pieceBuild, pairs, true, false);
    LongVector verdict = evaluate(condition, Batch.lazy(candidate, pairs, columns, arena));
    long[] values = verdict.values();
    boolean[] nulls = verdict.nulls();
    int kept = 0;
    for (int i = 0; i < pairs; i++) {
      boolean isNull = nulls != null && nulls[i];
      fate.unknown[pieceProbe[i]] |= isNull;
      pieceProbe[kept] = pieceProbe[i];
      pieceBuild[kept] = pieceBuild[i];
      kept += values[i] != 0 && !isNull ? 1 : 0;
    }
    return kept;
  }

  private LongVector evaluate(@Nullable CompiledExpr expr, Batch pairs) {
    if (expr == null) {
      throw new IllegalStateException("No condition");
    }
    return (LongVector) expr.evaluate(pairs, arena);
  }

  private void unknownRows(Batch batch, Target to, UnknownProbe probe, Fate fate) {
    probe.resolve(batch, to.table, fate, arena, check);
  }

  /**
   * Gives rows whose fate is known now.
   *
   * @param parts whether the table came in parts, so that rows without a partner are still to come
   */
  void settle(Batch batch, Fate fate, boolean parts) {
    int count = batch.rowCount();
    if (count == 0) {
      return;
    }
    if (kind == JoinKind.MARK) {
      out.accept(MarkColumns.add(batch, output, fate, arena));
    } else if (kind == JoinKind.SEMI || kind == JoinKind.ANTI || (parts && keepsPairsOfNone())) {
      boolean wanted = kind == JoinKind.SEMI;
      int[] rows = arena.ints(count);
      int chosen = 0;
      for (int i = 0; i < count; i++) {
        rows[chosen] = i;
        chosen += fate.matched[i] == wanted ? 1 : 0;
      }
      if (chosen > 0) {
        Batch kept = batch.select(rows, chosen, arena);
        out.accept(parts && keepsPairsOfNone() ? withoutBuild(kept) : kept);
      }
    }
  }

  /** The rows with NULLs in the columns of the build side. */
  private Batch withoutBuild(Batch batch) {
    ColumnVector[] columns = new ColumnVector[output.size()];
    for (int c = 0; c < columns.length; c++) {
      columns[c] =
          c < probeColumns
              ? batch.column(c)
              : NullVectors.of(output.type(c), batch.rowCount(), arena);
    }
    return Batch.of(output, batch.rowCount(), columns);
  }
}
