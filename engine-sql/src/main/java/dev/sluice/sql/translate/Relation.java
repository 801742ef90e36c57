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
 * @param sides what the joins among the operators read besides
 * @param operators done with them first
 * @param signature columns that the operators give, or the origin if there are none
 * @param conjuncts conditions on these columns that rows must meet
 * @param columns the fields of the relational operator, computed from these columns
 */
record Relation(
    Origin origin,
    List<Side> sides,
    List<OperatorSpec> operators,
    RowSignature signature,
    List<Expr> conjuncts,
    List<Expr> columns) {
  Relation {
    sides = List.copyOf(sides);
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
    return of(origin, signature, columns);
  }

  /** Fields computed from the columns of an origin. */
  static Relation of(Origin origin, RowSignature signature, List<Expr> columns) {
    return new Relation(origin, List.of(), List.of(), signature, List.of(), columns);
  }

  Relation withColumns(List<Expr> fields) {
    return new Relation(origin, sides, operators, signature, conjuncts, fields);
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
    return new Relation(source, sides, operators, signature, here, columns);
  }

  private boolean isAboutKeys(Expr conjunct) {
    return origin instanceof Origin.Groups groups
        && operators.isEmpty()
        && !groups.keys().isEmpty()
        && groups.sets() == null
        && groups.keyExprs().keySet().containsAll(Expressions.columns(List.of(conjunct)));
  }

  /** Whether the rows are those of the origin, unchanged. */
  boolean isPlain() {
    return operators.isEmpty() && conjuncts.isEmpty();
  }

  /** Whether rows meet those of other inputs on the way, which may change their order. */
  boolean isJoined() {
    return !sides.isEmpty();
  }

  /** The same rows with every column computed, so that it may be used often at no cost. */
  Relation materialized(String prefix) {
    ProjectionNames names = new ProjectionNames(prefix, signature);
    List<Expr> references = new ArrayList<>();
    for (Expr column : columns) {
      references.add(new Expr.Reference(names.add(column), column.type()));
    }
    return projected(names, references);
  }

  /** The same rows with a column for every field, whose values may turn into NULL. */
  Relation settled() {
    return columns.stream().allMatch(column -> column instanceof Expr.Reference)
        ? this
        : materialized("v");
  }

  /** The rows once a projection has computed the columns of their signature. */
  Relation projected(ProjectionNames names, List<Expr> fields) {
    List<OperatorSpec> steps = Chain.projecting(this, names.projections());
    return new Relation(origin, sides, steps, names.signature(), List.of(), fields);
  }

  /** The rows once all conditions are asked. */
  Relation filtered() {
    return new Relation(origin, sides, Chain.filtering(this), signature, List.of(), columns);
  }

  /** The rows behind an operator that changes no columns; all conditions are asked before. */
  Relation then(OperatorSpec operator) {
    List<OperatorSpec> steps = Chain.filtering(this);
    steps.add(operator);
    return new Relation(origin, sides, steps, signature, List.of(), columns);
  }

  /** Position that the next side will have among the inputs of the stage. */
  int nextInput() {
    int first = origin instanceof Origin.Inputs inputs ? inputs.inputs().size() : 1;
    return first + sides.size();
  }

  /**
   * The rows behind a join with another side.
   *
   * @param join the operator, which reads the side at {@link #nextInput}
   * @param given columns that it gives
   */
  Relation joined(Side side, OperatorSpec join, RowSignature given, List<Expr> fields) {
    List<Side> all = new ArrayList<>(sides);
    all.add(side);
    List<OperatorSpec> steps = new ArrayList<>(operators);
    steps.add(join);
    return new Relation(origin, all, steps, given, conjuncts, fields);
  }
}
