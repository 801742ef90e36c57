package dev.sluice.sql.rel.node;

import dev.sluice.core.context.ContextKeys.JoinAlgorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.hint.HintStrategyTable;
import org.apache.calcite.rel.hint.Hintable;
import org.apache.calcite.rel.hint.RelHint;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/**
 * Algorithms that a query asks for at its joins: at a SELECT for all of its joins and for those of
 * the queries within it that ask for nothing, at a table for the join that reads it.
 */
public final class JoinHints {
  private static final Map<String, JoinAlgorithm> ALGORITHMS =
      Map.of(
          "broadcast", JoinAlgorithm.BROADCAST,
          "sort_merge", JoinAlgorithm.SORTMERGE,
          "hash", JoinAlgorithm.HASH);

  private JoinHints() {}

  /** Names of the hints, in the order of the alphabet. */
  public static Iterable<String> names() {
    return new TreeSet<>(ALGORITHMS.keySet());
  }

  public static boolean isKnown(String name) {
    return ALGORITHMS.containsKey(name.toLowerCase(Locale.ROOT));
  }

  /** What the conversion of the syntax tree is to keep. */
  public static HintStrategyTable strategies() {
    HintStrategyTable.Builder table = HintStrategyTable.builder();
    ALGORITHMS.keySet().forEach(name -> table.hintStrategy(name, (hint, rel) -> true));
    return table.build();
  }

  /** The algorithm that a join is to use, if the query says. */
  public static @Nullable JoinAlgorithm of(Join join) {
    return join.getHints().isEmpty()
        ? null
        : ALGORITHMS.get(join.getHints().get(0).hintName.toLowerCase(Locale.ROOT));
  }

  /** The tree with one hint, or none, at each join and at each operator that holds subqueries. */
  public static RelNode settled(RelNode rel) {
    return settled(rel, List.of());
  }

  private static RelNode settled(RelNode rel, List<RelHint> around) {
    List<RelHint> here = own(rel);
    List<RelHint> hints = here.isEmpty() || rel instanceof TableScan ? around : here;
    List<RelNode> inputs = new ArrayList<>();
    rel.getInputs().forEach(input -> inputs.add(settled(input, hints)));
    RelNode same = inputs.equals(rel.getInputs()) ? rel : rel.copy(rel.getTraitSet(), inputs);
    RelNode settled =
        same.accept(
            new RexShuttle() {
              @Override
              public RexNode visitSubQuery(RexSubQuery query) {
                RexSubQuery visited = (RexSubQuery) super.visitSubQuery(query);
                return visited.clone(settled(visited.rel, hints));
              }
            });
    if (settled instanceof Join join) {
      List<RelHint> ofTables = new ArrayList<>(ofTable(join.getRight()));
      ofTables.addAll(ofTable(join.getLeft()));
      return join.withHints(ofTables.isEmpty() ? hints : ofTables.subList(0, 1));
    }
    if (settled instanceof Filter || settled instanceof Project) {
      return ((Hintable) settled).withHints(hasSubqueries(settled) ? hints : List.of());
    }
    return settled;
  }

  private static boolean hasSubqueries(RelNode rel) {
    return rel instanceof Filter filter
        ? RexUtil.SubQueryFinder.find(filter.getCondition()) != null
        : rel instanceof Project project
            && RexUtil.SubQueryFinder.find(project.getProjects()) != null;
  }

  /** The first of the hints that the query put here; others came from operators above. */
  private static List<RelHint> own(RelNode rel) {
    return rel instanceof Hintable hintable
        ? hintable.getHints().stream().filter(hint -> hint.inheritPath.isEmpty()).limit(1).toList()
        : List.of();
  }

  private static List<RelHint> ofTable(RelNode rel) {
    if (rel instanceof Filter || rel instanceof Project) {
      return ofTable(rel.getInput(0));
    }
    return rel instanceof TableScan ? own(rel) : List.of();
  }

  /** The rows with hints at those joins that were put over other rows to answer subqueries. */
  public static RelNode over(RelNode rel, RelNode before, List<RelHint> hints) {
    if (hints.isEmpty() || rel.equals(before) || rel.getInputs().isEmpty()) {
      return rel;
    }
    List<RelNode> inputs = new ArrayList<>(rel.getInputs());
    inputs.set(0, over(inputs.get(0), before, hints));
    RelNode same = rel.copy(rel.getTraitSet(), inputs);
    return same instanceof Join join && join.getHints().isEmpty() ? join.withHints(hints) : same;
  }
}
