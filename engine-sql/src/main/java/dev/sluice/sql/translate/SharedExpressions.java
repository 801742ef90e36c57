package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the calls that several expressions have in common.
 *
 * <p>A call counts only if it is computed for every row somewhere: one that only branches of CASE
 * contain may fail, or cost, where it is not wanted.
 */
final class SharedExpressions {
  private final Map<Expr, Integer> uses = new LinkedHashMap<>();
  private final Set<Expr> always = new LinkedHashSet<>();

  private SharedExpressions() {}

  /** Calls that occur twice or more, and not only as part of a larger one that does. */
  static Set<Expr> of(Iterable<Expr> exprs) {
    SharedExpressions found = new SharedExpressions();
    for (Expr expr : exprs) {
      found.count(expr);
      found.mark(expr);
    }
    Set<Expr> shared = new LinkedHashSet<>();
    found.uses.forEach(
        (call, count) -> {
          if (count > 1 && found.always.contains(call)) {
            shared.add(call);
          }
        });
    return shared;
  }

  /** Counts calls; parts of one that was seen before are no uses of their own. */
  private void count(Expr expr) {
    if (expr instanceof Expr.Call call
        && !isConstant(call)
        && uses.merge(call, 1, Integer::sum) == 1) {
      call.arguments().forEach(this::count);
    }
  }

  /** Notes what is computed for every row. */
  private void mark(Expr expr) {
    if (expr instanceof Expr.Call call && always.add(call)) {
      int eager = isLazy(call.function()) ? 1 : call.arguments().size();
      call.arguments().subList(0, eager).forEach(this::mark);
    }
  }

  private static boolean isLazy(String function) {
    return switch (function) {
      case "case", "coalesce", "nvl", "ifnull", "and", "or" -> true;
      default -> false;
    };
  }

  private static boolean isConstant(Expr.Call call) {
    return Expressions.columns(List.of(call)).isEmpty();
  }

  /** The expression with columns in place of calls. */
  static Expr replace(Expr expr, Map<Expr, Expr> columns) {
    Expr column = columns.get(expr);
    if (column != null) {
      return column;
    }
    if (expr instanceof Expr.Call call) {
      List<Expr> arguments = new ArrayList<>();
      call.arguments().forEach(argument -> arguments.add(replace(argument, columns)));
      return new Expr.Call(call.function(), arguments, call.type());
    }
    return expr;
  }
}
