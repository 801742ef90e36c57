package dev.sluice.sql.rel;

import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.rules.CoreRules;
import org.jspecify.annotations.Nullable;

/** Plans aggregates of several kinds of distinct values by grouping sets. */
final class ExactDistinct {
  private ExactDistinct() {}

  static RelNode expanded(RelNode root) {
    if (!isNeeded(root)) {
      return root;
    }
    HepProgram program =
        new HepProgramBuilder()
            .addRuleInstance(CoreRules.AGGREGATE_EXPAND_DISTINCT_AGGREGATES)
            .build();
    HepPlanner planner = new HepPlanner(program);
    planner.setRoot(root);
    return planner.findBestExp();
  }

  private static boolean isNeeded(RelNode root) {
    boolean[] found = new boolean[1];
    new RelVisitor() {
      @Override
      public void visit(RelNode node, int ordinal, @Nullable RelNode parent) {
        if (node instanceof Aggregate aggregate) {
          found[0] |=
              DistinctAggregates.hasDistinct(aggregate)
                  && !DistinctAggregates.isNestable(aggregate);
        }
        super.visit(node, ordinal, parent);
      }
    }.go(root);
    return found[0];
  }
}
