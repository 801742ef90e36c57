package dev.sluice.sql.rel.unnest;

import dev.sluice.sql.rel.node.Nodes;
import dev.sluice.sql.rel.node.Retyped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Rows to which the values of subqueries are joined, one after the other, as further columns. */
final class Attachment {
  private final OuterReferences outer;
  private final RexBuilder rex;
  private final Map<RexSubQuery, RexNode> known = new HashMap<>();
  private RelNode rel;

  /**
   * An attachment.
   *
   * @param rel rows around the subqueries
   * @param outer names of such a row in the subqueries
   */
  Attachment(RelNode rel, OuterReferences outer) {
    this.rel = rel;
    this.outer = outer;
    this.rex = Nodes.rex(rel);
  }

  /** The rows with all columns so far. */
  RelNode rel() {
    return rel;
  }

  /** Keeps the rows for which all is true. */
  void where(List<RexNode> conjuncts) {
    rel = Nodes.filter(rel, conjuncts);
  }

  /** The expression with columns for its subqueries. */
  RexNode withColumns(RexNode expression) {
    return expression.accept(
        new RexShuttle() {
          @Override
          public RexNode visitSubQuery(RexSubQuery query) {
            RexNode value = known.get(query);
            if (value == null) {
              value = value(query);
              known.put(query, value);
            }
            return value;
          }
        });
  }

  private RexNode value(RexSubQuery query) {
    return switch (query.getKind()) {
      case EXISTS -> exists(query);
      case IN -> in(query, SqlStdOperatorTable.EQUALS);
      case SOME -> some(query);
      case SCALAR_QUERY -> scalar(query);
      default ->
          throw new UnsupportedOperationException(
              "A subquery of kind [" + query.getKind() + "] is not supported");
    };
  }

  /** Keeps the rows for which the subquery is true, or those for which it is false. */
  void where(RexSubQuery query, boolean isNegated) {
    boolean isIn = isIn(query);
    if (query.getKind() != SqlKind.EXISTS && !isIn) {
      where(query(query, isNegated));
      return;
    }
    PulledUp pulled = pulled(isIn ? query.rel : SingleRows.existing(query.rel));
    List<RexNode> conjuncts = conjuncts(pulled);
    boolean isNullable = false;
    if (isIn) {
      for (RexNode equality : comparisons(query, pulled, SqlStdOperatorTable.EQUALS)) {
        conjuncts.add(equality);
        isNullable |= equality.getType().isNullable();
      }
    }
    if (pulled.isPadded() || (isNegated && isNullable)) {
      where(query(query, isNegated));
      return;
    }
    RelNode right = conjuncts.isEmpty() ? SingleRows.first(pulled.rel()) : pulled.rel();
    rel = Nodes.join(rel, right, conjuncts, isNegated ? JoinRelType.ANTI : JoinRelType.SEMI);
  }

  private List<RexNode> query(RexSubQuery query, boolean isNegated) {
    RexNode value = withColumns(query);
    return List.of(isNegated ? rex.makeCall(SqlStdOperatorTable.NOT, value) : value);
  }

  private static boolean isIn(RexSubQuery query) {
    return query.getKind() == SqlKind.IN
        || (query.getKind() == SqlKind.SOME && comparison(query).getKind() == SqlKind.EQUALS);
  }

  private static SqlOperator comparison(RexSubQuery query) {
    return Quantifier.comparison(query);
  }

  private PulledUp pulled(RelNode query) {
    return new PullUp(rel, outer).of(query);
  }

  /** The expression over the columns of the rows and then those of {@code pulled}. */
  private RexNode inJoin(RexNode expression) {
    RelNode left = rel;
    return outer.replace(
        RexUtil.shift(expression, Nodes.width(left)), column -> Nodes.field(left, column));
  }

  private List<RexNode> conjuncts(PulledUp pulled) {
    List<RexNode> conjuncts = new ArrayList<>();
    pulled.conjuncts().forEach(conjunct -> conjuncts.add(inJoin(conjunct)));
    return conjuncts;
  }

  private List<RexNode> comparisons(RexSubQuery query, PulledUp pulled, SqlOperator operator) {
    List<RexNode> comparisons = new ArrayList<>();
    for (int i = 0; i < query.operands.size(); i++) {
      RexNode operand = query.operands.get(i);
      comparisons.add(rex.makeCall(operator, operand, inJoin(pulled.fields().get(i))));
    }
    return comparisons;
  }

  private RexNode exists(RexSubQuery query) {
    PulledUp pulled = pulled(SingleRows.existing(query.rel));
    if (pulled.isPadded()) {
      return isTrue(padded(pulled).conditions());
    }
    List<RexNode> conjuncts = conjuncts(pulled);
    RelNode right = conjuncts.isEmpty() ? SingleRows.first(pulled.rel()) : pulled.rel();
    return Nodes.isTrue(mark(right, conjuncts, List.of()), rex);
  }

  private RexNode isTrue(List<RexNode> conditions) {
    return Nodes.isTrue(RexUtil.composeConjunction(rex, conditions), rex);
  }

  private RexNode in(RexSubQuery query, SqlOperator operator) {
    List<RexNode> operands = new ArrayList<>();
    query.operands.forEach(operand -> operands.add(withColumns(operand)));
    RexSubQuery plain = query.clone(query.getType(), operands);
    PulledUp pulled = pulled(plain.rel);
    if (!pulled.isPadded()) {
      return mark(pulled.rel(), conjuncts(pulled), comparisons(plain, pulled, operator));
    }
    Joined joined = padded(pulled);
    List<RexNode> comparisons = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      comparisons.add(rex.makeCall(operator, operands.get(i), joined.fields().get(i)));
    }
    RexNode found = RexUtil.composeConjunction(rex, comparisons);
    return joined.conditions().isEmpty()
        ? found
        : rex.makeCall(
            SqlStdOperatorTable.CASE, isTrue(joined.conditions()), found, rex.makeLiteral(false));
  }

  /**
   * Whether a row of {@code right} meets all; NULL if for some only the comparisons are unknown.
   */
  private RexNode mark(RelNode right, List<RexNode> certain, List<RexNode> comparisons) {
    List<RexNode> conjuncts = new ArrayList<>();
    certain.forEach(conjunct -> conjuncts.add(Nodes.isTrue(conjunct, rex)));
    conjuncts.addAll(comparisons);
    rel = Nodes.join(rel, right, conjuncts, JoinRelType.LEFT_MARK);
    return Nodes.field(rel, Nodes.width(rel) - 1);
  }

  private RexNode some(RexSubQuery query) {
    SqlOperator operator = comparison(query);
    if (operator.getKind() == SqlKind.EQUALS) {
      return in(query, operator);
    }
    RexNode operand = withColumns(query.operands.get(0));
    return Quantifier.some(operand, operator, only(Quantifier.summary(query.rel)), rex);
  }

  private RexNode scalar(RexSubQuery query) {
    return only(SingleRows.single(query.rel)).get(0);
  }

  /** The columns of a subquery of at most one row; NULLs without one. */
  private List<RexNode> only(RelNode query) {
    PulledUp pulled = pulled(query);
    if (pulled.isPadded()) {
      Joined joined = padded(pulled);
      if (joined.conditions().isEmpty()) {
        return joined.fields();
      }
      return orNull(isTrue(joined.conditions()), joined.fields());
    }
    if (pulled.conjuncts().isEmpty() && SingleRows.isOne(query)) {
      return joined(pulled, JoinRelType.INNER).fields();
    }
    if (pulled.fields().stream().allMatch(Nodes::isColumn)) {
      return joined(pulled, JoinRelType.LEFT).fields();
    }
    List<RexNode> columns = Nodes.fields(pulled.rel());
    columns.add(rex.makeLiteral(true));
    PulledUp marked =
        new PulledUp(
            Nodes.project(pulled.rel(), columns),
            pulled.fields(),
            pulled.conjuncts(),
            false,
            List.of());
    List<RexNode> fields = joined(marked, JoinRelType.LEFT).fields();
    RexNode marker = Nodes.field(rel, Nodes.width(rel) - 1);
    return orNull(rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, marker), fields);
  }

  private List<RexNode> orNull(RexNode condition, List<RexNode> fields) {
    List<RexNode> values = new ArrayList<>();
    for (RexNode field : fields) {
      RexNode none = rex.makeNullLiteral(Nodes.nullable(field.getType(), rex.getTypeFactory()));
      values.add(rex.makeCall(SqlStdOperatorTable.CASE, condition, field, none));
    }
    return values;
  }

  private Joined padded(PulledUp pulled) {
    return joined(pulled, JoinRelType.LEFT);
  }

  private Joined joined(PulledUp pulled, JoinRelType kind) {
    int width = Nodes.width(rel);
    rel = Nodes.join(rel, pulled.rel(), conjuncts(pulled), kind);
    return new Joined(above(pulled.fields(), width), above(pulled.conditions(), width));
  }

  private List<RexNode> above(List<RexNode> expressions, int width) {
    RelNode joined = rel;
    List<RexNode> above = new ArrayList<>();
    for (RexNode expression : expressions) {
      RexNode shifted = Retyped.of(expression, rex, column -> Nodes.field(joined, width + column));
      above.add(outer.replace(shifted, column -> Nodes.field(joined, column)));
    }
    return above;
  }

  /**
   * Joins the rows of a subquery to each row.
   *
   * @return the columns of the subquery
   */
  List<RexNode> lateral(RelNode query, JoinRelType kind) {
    PulledUp pulled = pulled(query);
    if (pulled.isPadded() && kind == JoinRelType.INNER) {
      Joined joined = joined(pulled, JoinRelType.LEFT);
      rel = Nodes.filter(rel, joined.conditions());
      return joined.fields();
    }
    if (kind == JoinRelType.LEFT) {
      return only(query);
    }
    return joined(pulled, kind).fields();
  }

  /** What is known of a pulled-up subquery above the join with it. */
  private record Joined(List<RexNode> fields, List<RexNode> conditions) {}
}
