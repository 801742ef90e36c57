package dev.sluice.core.operator;

import dev.sluice.core.join.JoinKey;
import dev.sluice.core.join.JoinKind;
import dev.sluice.core.join.JoinSpec;
import dev.sluice.frames.type.RowSignature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/** Joins as SQL defines them: every pair of rows is looked at. */
final class NaiveJoin {
  private final JoinSpec spec;
  private final RowSignature probe;

  /** The further condition; answers TRUE, FALSE or null. */
  private final BiFunction<List<Object>, List<Object>, Boolean> condition;

  NaiveJoin(
      JoinSpec spec,
      RowSignature probe,
      BiFunction<List<Object>, List<Object>, Boolean> condition) {
    this.spec = spec;
    this.probe = probe;
    this.condition = condition;
  }

  List<List<Object>> join(List<List<Object>> probeRows, List<List<Object>> buildRows) {
    List<List<Object>> output = new ArrayList<>();
    boolean[] matched = new boolean[buildRows.size()];
    JoinKind kind = spec.kind();
    for (List<Object> left : probeRows) {
      boolean any = false;
      boolean unknown = false;
      for (int b = 0; b < matched.length; b++) {
        Boolean verdict = verdict(left, buildRows.get(b));
        unknown |= verdict == null;
        if (Boolean.TRUE.equals(verdict)) {
          any = true;
          matched[b] = true;
          if (kind.givesProbe() && kind.givesBuild()) {
            output.add(concat(left, columns(buildRows.get(b))));
          }
        }
      }
      if (kind == JoinKind.MARK) {
        Boolean mark = unknown ? null : Boolean.FALSE;
        output.add(concat(left, Collections.singletonList(any ? Boolean.TRUE : mark)));
      } else if ((kind == JoinKind.SEMI && any) || (kind == JoinKind.ANTI && !any)) {
        output.add(left);
      } else if ((kind == JoinKind.LEFT || kind == JoinKind.FULL) && !any) {
        output.add(concat(left, Collections.nCopies(spec.columns().size(), null)));
      }
    }
    for (int b = 0; b < matched.length && kind.marksBuild(); b++) {
      if (matched[b] == (kind == JoinKind.RIGHT_SEMI)) {
        List<Object> right = columns(buildRows.get(b));
        output.add(
            kind.givesProbe() ? concat(Collections.nCopies(probe.size(), null), right) : right);
      }
    }
    return output;
  }

  private Boolean verdict(List<Object> left, List<Object> right) {
    boolean unknown = false;
    for (JoinKey key : spec.keys()) {
      Object a = left.get(probe.indexOf(key.probe()));
      Object b = right.get(spec.build().indexOf(key.build()));
      boolean anyNull = a == null || b == null;
      switch (key.nulls()) {
        case MATCH -> {
          if (!Objects.equals(a, b)) {
            return false;
          }
        }
        case DIFFER -> {
          if (anyNull || !a.equals(b)) {
            return false;
          }
        }
        case UNKNOWN -> {
          if (anyNull) {
            unknown = true;
          } else if (!a.equals(b)) {
            return false;
          }
        }
      }
    }
    Boolean further = condition.apply(left, right);
    if (Boolean.FALSE.equals(further)) {
      return false;
    }
    return (unknown || further == null) ? null : Boolean.TRUE;
  }

  private List<Object> columns(List<Object> right) {
    List<Object> columns = new ArrayList<>();
    spec.columns().forEach(c -> columns.add(right.get(spec.build().indexOf(c.build()))));
    return columns;
  }

  private static List<Object> concat(List<Object> left, List<Object> right) {
    List<Object> row = new ArrayList<>(left);
    row.addAll(right);
    return row;
  }
}
