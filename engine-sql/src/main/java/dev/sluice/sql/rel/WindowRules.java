package dev.sluice.sql.rel;

import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.rules.CoreRules;

/** Takes window functions out of projections, into operators of their own. */
final class WindowRules {
  private static final HepProgram PROGRAM =
      HepProgram.builder().addRuleInstance(CoreRules.PROJECT_TO_LOGICAL_PROJECT_AND_WINDOW).build();

  private WindowRules() {}

  /** The same rows with no window function in any projection. */
  static RelNode applied(RelNode rel) {
    if (!hasWindow(rel)) {
      return rel;
    }
    HepPlanner planner = new HepPlanner(PROGRAM);
    planner.setRoot(rel);
    return planner.findBestExp();
  }

  private static boolean hasWindow(RelNode rel) {
    return (rel instanceof Project project && project.containsOver())
        || rel.getInputs().stream().anyMatch(WindowRules::hasWindow);
  }
}
