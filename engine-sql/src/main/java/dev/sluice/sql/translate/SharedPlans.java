package dev.sluice.sql.translate;

import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.plan.RelDigest;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.jspecify.annotations.Nullable;

/** Parts of a query that are equal and worth computing once, with the stages that compute them. */
final class SharedPlans {
  private final Map<RelDigest, Integer> uses = new HashMap<>();
  private final Map<RelDigest, BuiltStage> stages = new HashMap<>();

  private SharedPlans() {}

  static SharedPlans of(RelNode root) {
    SharedPlans plans = new SharedPlans();
    plans.count(root);
    return plans;
  }

  /** Counts readers: what is inside of a part is read by the part, however often that is read. */
  private void count(RelNode node) {
    if (uses.merge(node.getRelDigest(), 1, Integer::sum) == 1) {
      node.getInputs().forEach(this::count);
    }
  }

  /** Whether several operators read the rows, and computing them takes more than a scan. */
  boolean isShared(RelNode node) {
    return uses.getOrDefault(node.getRelDigest(), 0) > 1 && isCostly(node);
  }

  private static boolean isCostly(RelNode node) {
    RelNode below = node;
    while (below instanceof Project || below instanceof Filter) {
      below = below.getInput(0);
    }
    return !(below instanceof TableScan || below instanceof Values);
  }

  @Nullable BuiltStage stage(RelNode node) {
    return stages.get(node.getRelDigest());
  }

  void add(RelNode node, BuiltStage stage) {
    stages.put(node.getRelDigest(), stage);
  }
}
