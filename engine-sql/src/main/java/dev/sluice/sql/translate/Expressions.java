package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds and inspects expressions. */
final class Expressions {
  private Expressions() {}

  static Expr text(@Nullable String value) {
    return new Expr.Literal(value, ScalarType.STRING);
  }

  static Expr number(long value) {
    return new Expr.Literal(value, ScalarType.LONG);
  }

  static Expr nullOf(ColumnType type) {
    return new Expr.Literal(null, type);
  }

  static Expr call(String function, ColumnType type, Expr... arguments) {
    return new Expr.Call(function, List.of(arguments), type);
  }

  /** Call whose value is BOOLEAN. */
  static Expr test(String function, Expr... arguments) {
    return new Expr.Call(function, List.of(arguments), ScalarType.BOOLEAN);
  }

  static boolean isTrue(Expr expr) {
    return expr instanceof Expr.Literal literal
        && literal.type() == ScalarType.BOOLEAN
        && Long.valueOf(1).equals(literal.value());
  }

  /** All conditions in one; there is at least one. */
  static Expr and(List<Expr> conditions) {
    return conditions.size() == 1
        ? conditions.get(0)
        : new Expr.Call("and", conditions, ScalarType.BOOLEAN);
  }

  /** Conditions that must all hold for this one to hold. */
  static List<Expr> conjuncts(Expr condition) {
    List<Expr> found = new ArrayList<>();
    collect(condition, found);
    return found;
  }

  private static void collect(Expr condition, List<Expr> found) {
    if (condition instanceof Expr.Call call && call.function().equals("and")) {
      call.arguments().forEach(argument -> collect(argument, found));
    } else if (!isTrue(condition)) {
      found.add(condition);
    }
  }

  /** Names of the columns that the expressions read, in the order of their appearance. */
  static Set<String> columns(Iterable<Expr> exprs) {
    Set<String> names = new LinkedHashSet<>();
    exprs.forEach(expr -> columns(expr, names));
    return names;
  }

  private static void columns(Expr expr, Set<String> names) {
    if (expr instanceof Expr.Reference reference) {
      names.add(reference.column());
    } else if (expr instanceof Expr.Call call) {
      call.arguments().forEach(argument -> columns(argument, names));
    }
  }

  /** The expression under a name that must be there. */
  static Expr required(Map<String, Expr> exprs, String name) {
    Expr expr = exprs.get(name);
    if (expr == null) {
      throw new IllegalArgumentException("No column [" + name + "] in " + exprs.keySet());
    }
    return expr;
  }

  /** The expression with other expressions in place of columns. */
  static Expr replace(Expr expr, Map<String, Expr> replacements) {
    if (expr instanceof Expr.Reference reference) {
      return replacements.getOrDefault(reference.column(), expr);
    }
    if (expr instanceof Expr.Call call) {
      List<Expr> arguments = new ArrayList<>();
      call.arguments().forEach(argument -> arguments.add(replace(argument, replacements)));
      return new Expr.Call(call.function(), arguments, call.type());
    }
    return expr;
  }

  /** Names of expressions that are columns, one for each. */
  static List<String> names(List<Expr> columns) {
    return columns.stream().map(column -> ((Expr.Reference) column).column()).toList();
  }

  /** The columns among the expressions. */
  static RowSignature signature(Iterable<Expr> exprs) {
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    for (Expr expr : exprs) {
      if (expr instanceof Expr.Reference reference) {
        columns.put(reference.column(), reference.type());
      }
    }
    RowSignature.Builder signature = RowSignature.builder();
    columns.forEach(signature::add);
    return signature.build();
  }
}
