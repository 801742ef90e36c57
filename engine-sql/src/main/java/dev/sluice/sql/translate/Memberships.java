package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins comparisons of one value with several constants into one test of membership. */
final class Memberships {
  private Memberships() {}

  /** The conditions under {@code and} or {@code or}. */
  static Expr connective(String function, List<Expr> conditions) {
    boolean isOr = function.equals("or");
    List<Expr> joined =
        isOr ? joined(conditions, "equals", "in") : joined(conditions, "not_equals", "not_in");
    return joined.size() == 1 ? joined.get(0) : new Expr.Call(function, joined, ScalarType.BOOLEAN);
  }

  private static List<Expr> joined(List<Expr> conditions, String comparison, String membership) {
    Map<Expr, List<Expr>> constants = new LinkedHashMap<>();
    for (Expr condition : conditions) {
      if (isComparison(condition, comparison)) {
        List<Expr> sides = ((Expr.Call) condition).arguments();
        constants.computeIfAbsent(sides.get(0), k -> new ArrayList<>()).add(sides.get(1));
      }
    }
    List<Expr> joined = new ArrayList<>();
    for (Expr condition : conditions) {
      if (!isComparison(condition, comparison)) {
        joined.add(condition);
        continue;
      }
      Expr value = ((Expr.Call) condition).arguments().get(0);
      List<Expr> list = constants.getOrDefault(value, List.of());
      if (list.size() == 1) {
        joined.add(condition);
      } else if (constants.remove(value) != null) {
        joined.add(membership(value, list, membership.equals("not_in")));
      }
    }
    return joined;
  }

  private static Expr membership(Expr value, List<Expr> list, boolean isNegated) {
    List<Expr> arguments = new ArrayList<>(list);
    arguments.add(0, value);
    Expr in = new Expr.Call("in", arguments, ScalarType.BOOLEAN);
    return isNegated ? Expressions.test("not", in) : in;
  }

  /** Whether a value, and no constant, is compared with a constant of its type. */
  private static boolean isComparison(Expr condition, String comparison) {
    return condition instanceof Expr.Call call
        && call.function().equals(comparison)
        && !(call.arguments().get(0) instanceof Expr.Literal)
        && call.arguments().get(1) instanceof Expr.Literal literal
        && literal.value() != null
        && literal.type().equals(call.arguments().get(0).type());
  }
}
