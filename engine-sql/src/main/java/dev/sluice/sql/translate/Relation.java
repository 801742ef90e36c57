package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.frames.type.RowSignature;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that no stage computes yet: what they come from, and what has to be done with them.
 *
 * @param origin where the rows come from
 * @param operators done with them first
 * @param signature columns that the operators give, or the origin if there are none
 * @param conjuncts conditions on these columns that rows must meet
 * @param columns the fields of the relational operator, computed from these columns
 */
record Relation(
    Origin origin,
    List<OperatorSpec> operators,
    RowSignature signature,
    List<Expr> conjuncts,
    List<Expr> columns) {
  Relation {
    operators = List.copyOf(operators);
    conjuncts = List.copyOf(conjuncts);
    columns = List.copyOf(columns);
  }

  /** All columns of an origin. */
  static Relation of(Origin origin, RowSignature signature) {
    List<Expr> columns = new ArrayList<>();
    for (RowSignature.Column column : signature.columns()) {
      columns.add(new Expr.Reference(column.name(), column.type()));
    }
    return new Relation(origin, List.of(), signature, List.of(), columns);
  }

  Relation withColumns(List<Expr> fields) {
    return new Relation(origin, operators, signature, conjuncts, fields);
  }

  /**
   * The rows for which the condition over the columns of the signature is true. What it says about
   * grouping keys alone is asked before the grouping.
   */
  Relation where(Expr condition) {
    List<Expr> here = new ArrayList<>(conjuncts);
    List<Expr> below = new ArrayList<>();
    for (Expr conjunct : Expressions.conjuncts(condition)) {
      (isAboutKeys(conjunct) ? below : here).add(conjunct);
    }
    Origin source = origin;
    if (origin instanceof Origin.Groups groups && !below.isEmpty()) {
      Relation input = groups.input();
      for (Expr conjunct : below) {
        input = input.where(Expressions.replace(conjunct, groups.keyExprs()));
      }
      source = new Origin.Groups(input, groups.keys(), groups.aggregates(), groups.isFinal());
    }
    return new Relation(source, operators, signature, here, columns);
  }

  private boolean isAboutKeys(Expr conjunct) {
    return origin instanceof Origin.Groups groups
        && operators.isEmpty()
        && !groups.keys().isEmpty()
        && groups.keyExprs().keySet().containsAll(Expressions.columns(List.of(conjunct)));
  }

  /** Whether the rows are those of the origin, unchanged. */
  boolean isPlain() {
    return operators.isEmpty() && conjuncts.isEmpty();
  }

  /** The same rows with every column computed, so that it may be used often at no cost. */
  Relation materialized(String prefix) {
    ProjectionNames names = new ProjectionNames(prefix, signature);
    List<Expr> references = new ArrayList<>();
    for (Expr column : columns) {
      references.add(new Expr.Reference(names.add(column), column.type()));
    }
    List<OperatorSpec> steps = Chain.projecting(this, names.projections());
    return new Relation(origin, steps, names.signature(), List.of(), references);
  }
}
