package dev.sluice.sql.rel.order;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** Rewrites of conditions. */
final class Conditions {
  private Conditions() {}

  /** The conjuncts, each once, with what all alternatives of an OR say taken out of it. */
  static List<RexNode> simple(List<RexNode> conjuncts, RexBuilder rex) {
    Set<RexNode> all = new LinkedHashSet<>();
    for (RexNode conjunct : conjuncts) {
      RexNode factored =
          conjunct.getKind() == SqlKind.OR ? RexUtil.pullFactors(rex, conjunct) : conjunct;
      for (RexNode part : RelOptUtil.conjunctions(factored)) {
        if (!part.isAlwaysTrue()) {
          all.add(part);
        }
      }
    }
    return new ArrayList<>(all);
  }

  /** Columns of a projection on which a condition may be asked before it. */
  static ImmutableBitSet passing(Project project) {
    ImmutableBitSet keys = null;
    for (RexNode expression : project.getProjects()) {
      ImmutableBitSet common = partition(expression);
      if (common != null) {
        keys = keys == null ? common : keys.intersect(common);
      }
    }
    ImmutableBitSet.Builder passing = ImmutableBitSet.builder();
    for (int i = 0; i < project.getProjects().size(); i++) {
      RexNode expression = project.getProjects().get(i);
      boolean isFree = !RexOver.containsOver(expression) && RexUtil.isDeterministic(expression);
      if (isFree
          && (keys == null || keys.contains(RelOptUtil.InputFinder.bits(expression)))
          && (keys == null || expression instanceof RexInputRef)) {
        passing.set(i);
      }
    }
    return passing.build();
  }

  /** Columns by which all window functions in the expression are partitioned; null without any. */
  private static @Nullable ImmutableBitSet partition(RexNode expression) {
    List<ImmutableBitSet> found = new ArrayList<>();
    expression.accept(
        new RexShuttle() {
          @Override
          public RexNode visitOver(RexOver over) {
            ImmutableBitSet.Builder keys = ImmutableBitSet.builder();
            for (RexNode key : over.getWindow().partitionKeys) {
              if (key instanceof RexInputRef ref) {
                keys.set(ref.getIndex());
              }
            }
            found.add(keys.build());
            return over;
          }
        });
    return found.stream().reduce(ImmutableBitSet::intersect).orElse(null);
  }
}
