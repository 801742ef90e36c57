package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.join.JoinKey;
import dev.sluice.core.join.JoinKind;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexNode;

/** Joins as relations: one side flows on, the other becomes an input that the join reads. */
final class JoinTranslator {
  private final TranslationContext context;
  private final StageBuilder builder;
  private final JoinChooser chooser;

  JoinTranslator(TranslationContext context, StageBuilder builder, JoinChooser chooser) {
    this.context = context;
    this.builder = builder;
    this.chooser = chooser;
  }

  Relation translate(Join join, Relation left, Relation right) {
    JoinCondition condition = JoinCondition.of(join);
    JoinChoice choice = chooser.choose(join);
    JoinKind kind = JoinKinds.of(join.getJoinType(), choice.isLeftBuilt());
    Relation l = where(left, condition.left());
    Relation r = where(right, condition.right());
    if (kind == JoinKind.RIGHT || kind == JoinKind.FULL) {
      l = choice.isLeftBuilt() ? l : l.settled();
      r = choice.isLeftBuilt() ? r.settled() : r;
    }
    List<Expr> leftKeys = new ArrayList<>();
    List<Expr> rightKeys = new ArrayList<>();
    List<JoinKey.Nulls> nulls = new ArrayList<>();
    for (JoinCondition.Equality equality : condition.equalities()) {
      List<Expr> pair =
          KeyTypes.unified(
              rex(l.columns()).translate(equality.left()),
              rex(r.columns()).translate(equality.right()),
              context.conversions());
      leftKeys.add(pair.get(0));
      rightKeys.add(pair.get(1));
      nulls.add(equality.nulls());
    }
    JoinAssembly assembly = new JoinAssembly(context, builder, kind, choice, nulls);
    return choice.isLeftBuilt()
        ? assembly.join(r, rightKeys, l, leftKeys, condition.rest())
        : assembly.join(l, leftKeys, r, rightKeys, condition.rest());
  }

  private Relation where(Relation relation, List<RexNode> conditions) {
    return conditions.isEmpty()
        ? relation
        : relation.where(Expressions.and(rex(relation.columns()).translateAll(conditions)));
  }

  private RexTranslator rex(List<Expr> columns) {
    return new RexTranslator(columns, context);
  }
}
