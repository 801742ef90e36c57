package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.operator.OperatorSpec.Projection;
import dev.sluice.frames.type.RowSignature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The operators that filter and project the rows of a relation. What filters and projections have
 * in common is computed once, in a projection before.
 */
final class Chain {
  private final RowSignature input;
  private final List<OperatorSpec> operators;

  private Chain(Relation relation) {
    this.input = relation.signature();
    this.operators = new ArrayList<>(relation.operators());
  }

  /** Operators that give the columns of the projections. */
  static List<OperatorSpec> projecting(Relation relation, List<Projection> projections) {
    Chain chain = new Chain(relation);
    chain.filterAndProject(relation.conjuncts(), projections);
    return chain.operators;
  }

  /** Operators that give the rows of the relation with the columns of its signature. */
  static List<OperatorSpec> filtering(Relation relation) {
    Chain chain = new Chain(relation);
    chain.filter(relation.conjuncts());
    return chain.operators;
  }

  private void filter(List<Expr> conjuncts) {
    if (!conjuncts.isEmpty()) {
      operators.add(new OperatorSpec.Filter(Expressions.and(conjuncts)));
    }
  }

  private void filterAndProject(List<Expr> conjuncts, List<Projection> projections) {
    Set<Expr> tested = expensiveCalls(conjuncts);
    tested.retainAll(expensiveCalls(projections.stream().map(Projection::expr).toList()));
    if (tested.isEmpty()) {
      filter(conjuncts);
      project(projections);
      return;
    }
    List<Expr> before = new ArrayList<>();
    List<Expr> after = new ArrayList<>();
    for (Expr conjunct : conjuncts) {
      boolean isShared = expensiveCalls(List.of(conjunct)).stream().anyMatch(tested::contains);
      (isShared ? after : before).add(conjunct);
    }
    filter(before);
    List<Expr> rest = new ArrayList<>(after);
    projections.forEach(projection -> rest.add(projection.expr()));
    Map<Expr, Expr> columns = compute(tested, rest);
    filter(after.stream().map(conjunct -> SharedExpressions.replace(conjunct, columns)).toList());
    project(replaced(projections, columns));
  }

  private void project(List<Projection> projections) {
    List<Expr> exprs = projections.stream().map(Projection::expr).toList();
    Set<Expr> shared = SharedExpressions.of(exprs);
    if (shared.isEmpty()) {
      operators.add(new OperatorSpec.Project(projections));
      return;
    }
    project(replaced(projections, compute(shared, exprs)));
  }

  /**
   * Adds a projection that computes calls.
   *
   * @param uses expressions that have to be computed from what comes out
   * @return columns of the calls
   */
  private Map<Expr, Expr> compute(Set<Expr> calls, List<Expr> uses) {
    ProjectionNames names = new ProjectionNames("s", input);
    Map<Expr, Expr> columns = new LinkedHashMap<>();
    for (Expr call : calls) {
      columns.put(call, new Expr.Reference("", call.type()));
    }
    List<Expr> remaining =
        uses.stream().map(use -> SharedExpressions.replace(use, columns)).toList();
    references(remaining).forEach(names::add);
    columns.replaceAll((call, none) -> new Expr.Reference(names.add(call), call.type()));
    project(names.projections());
    return columns;
  }

  private static Set<Expr.Reference> references(List<Expr> exprs) {
    Set<Expr.Reference> found = new LinkedHashSet<>();
    exprs.forEach(expr -> collect(expr, found));
    return found;
  }

  private static void collect(Expr expr, Set<Expr.Reference> found) {
    if (expr instanceof Expr.Reference reference && !reference.column().isEmpty()) {
      found.add(reference);
    } else if (expr instanceof Expr.Call call) {
      call.arguments().forEach(argument -> collect(argument, found));
    }
  }

  private static List<Projection> replaced(List<Projection> projections, Map<Expr, Expr> columns) {
    List<Projection> replaced = new ArrayList<>();
    for (Projection projection : projections) {
      Expr expr = SharedExpressions.replace(projection.expr(), columns);
      replaced.add(new Projection(projection.name(), expr));
    }
    return replaced;
  }

  /** Calls that cost much more than passing a column on: those of texts and times. */
  private static Set<Expr> expensiveCalls(List<Expr> exprs) {
    Set<Expr> found = new LinkedHashSet<>();
    exprs.forEach(expr -> collectExpensive(expr, found));
    return found;
  }

  private static void collectExpensive(Expr expr, Set<Expr> found) {
    if (expr instanceof Expr.Call call && !isLazy(call.function())) {
      if (isExpensive(call.function()) && !Expressions.columns(List.of(call)).isEmpty()) {
        found.add(call);
      }
      call.arguments().forEach(argument -> collectExpensive(argument, found));
    }
  }

  private static boolean isLazy(String function) {
    return switch (function) {
      case "case", "coalesce", "and", "or" -> true;
      default -> false;
    };
  }

  private static boolean isExpensive(String function) {
    return function.startsWith("time_")
        || function.startsWith("regexp_")
        || switch (function) {
          case "date_trunc", "parse_long", "string_format", "upper", "lower", "replace" -> true;
          default -> false;
        };
  }
}
