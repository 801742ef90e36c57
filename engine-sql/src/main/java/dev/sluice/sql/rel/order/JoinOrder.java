package dev.sluice.sql.rel.order;

import dev.sluice.sql.rel.statistics.Estimates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest tree of inner joins that is found: of all trees without needless cross products up
 * to {@value #EXHAUSTIVE} relations, step by step beyond. A set of relations is a bit mask.
 */
final class JoinOrder {
  static final int EXHAUSTIVE = 11;

  /** Rows are dearer to put into a table than to look up. */
  private static final double BUILT = 2;

  private final double[] rows;
  private final List<double[]> classes = new ArrayList<>();
  private final List<Condition> conditions = new ArrayList<>();

  private record Condition(int mask, double selectivity) {}

  /** A relation, or a join of two trees; the larger one is looked up in the smaller one. */
  record Tree(int mask, double rows, double cost, @Nullable Tree left, @Nullable Tree right) {
    boolean isLeaf() {
      return left == null;
    }

    int leaf() {
      return Integer.numberOfTrailingZeros(mask);
    }

    Tree probe() {
      return side(left);
    }

    Tree build() {
      return side(right);
    }

    private static Tree side(@Nullable Tree side) {
      if (side == null) {
        throw new IllegalStateException("A relation has no sides");
      }
      return side;
    }
  }

  /**
   * An order of relations, at most 31.
   *
   * @param rows of each relation
   */
  JoinOrder(double[] rows) {
    if (rows.length > 31) {
      throw new UnsupportedOperationException(
          "A join of [" + rows.length + "] relations is not supported; 31 are the most");
    }
    this.rows = rows;
  }

  /**
   * Adds columns that are equal to each other.
   *
   * @param distinct values of the column in each relation, 0 where there is none
   */
  void addClass(double[] distinct) {
    classes.add(distinct);
  }

  void addCondition(int mask, double selectivity) {
    if (Integer.bitCount(mask) > 1) {
      conditions.add(new Condition(mask, selectivity));
    }
  }

  Tree best() {
    addDependence();
    return rows.length <= EXHAUSTIVE ? exhaustive() : greedy();
  }

  /**
   * Columns by which the same two relations meet are not independent: each further one counts less.
   */
  private void addDependence() {
    for (int i = 0; i < rows.length; i++) {
      for (int j = i + 1; j < rows.length; j++) {
        List<Double> shares = new ArrayList<>();
        for (double[] distinct : classes) {
          if (distinct[i] > 0 && distinct[j] > 0) {
            shares.add(1 / Math.max(distinct[i], distinct[j]));
          }
        }
        if (shares.size() > 1) {
          double independent = shares.stream().reduce(1.0, (one, two) -> one * two);
          addCondition(1 << i | 1 << j, Estimates.combined(shares) / independent);
        }
      }
    }
  }

  /** Rows of the join of a set, however it is made. */
  private double rowsOf(int mask) {
    double all = 1;
    for (int i = 0; i < rows.length; i++) {
      if ((mask & 1 << i) != 0) {
        all *= rows[i];
      }
    }
    for (double[] distinct : classes) {
      double least = Double.MAX_VALUE;
      double product = 1;
      int members = 0;
      for (int i = 0; i < rows.length; i++) {
        if ((mask & 1 << i) != 0 && distinct[i] > 0) {
          product *= distinct[i];
          least = Math.min(least, distinct[i]);
          members++;
        }
      }
      if (members > 1) {
        all *= least / product;
      }
    }
    for (Condition condition : conditions) {
      if ((condition.mask & ~mask) == 0) {
        all *= condition.selectivity;
      }
    }
    return Math.max(1, all);
  }

  private int[] neighbours() {
    int[] neighbours = new int[rows.length];
    for (double[] distinct : classes) {
      int mask = 0;
      for (int i = 0; i < distinct.length; i++) {
        mask |= distinct[i] > 0 ? 1 << i : 0;
      }
      connect(neighbours, mask);
    }
    conditions.forEach(condition -> connect(neighbours, condition.mask));
    return neighbours;
  }

  private static void connect(int[] neighbours, int mask) {
    for (int i = 0; i < neighbours.length; i++) {
      if ((mask & 1 << i) != 0) {
        neighbours[i] |= mask & ~(1 << i);
      }
    }
  }

  private static int reached(int mask, int[] neighbours) {
    int reached = 0;
    for (int i = 0; i < neighbours.length; i++) {
      if ((mask & 1 << i) != 0) {
        reached |= neighbours[i];
      }
    }
    return reached;
  }

  private Tree exhaustive() {
    int n = rows.length;
    int[] neighbours = neighbours();
    int full = (1 << n) - 1;
    int[] reached = new int[full + 1];
    @Nullable Tree[] best = new Tree[full + 1];
    for (int mask = 1; mask <= full; mask++) {
      int lowest = mask & -mask;
      int first = Integer.numberOfTrailingZeros(lowest);
      if (mask == lowest) {
        reached[mask] = neighbours[first];
        best[mask] = new Tree(mask, rows[first], 0, null, null);
        continue;
      }
      reached[mask] = reached[mask & ~lowest] | neighbours[first];
      best[mask] = cheapest(mask, best, reached);
    }
    Tree tree = best[full];
    return tree == null ? greedy() : tree;
  }

  private @Nullable Tree cheapest(int mask, @Nullable Tree[] best, int[] reached) {
    Tree cheapest = null;
    double all = -1;
    int lowest = mask & -mask;
    for (int part = (mask - 1) & mask; part > 0; part = (part - 1) & mask) {
      int rest = mask & ~part;
      Tree one = best[part];
      Tree two = best[rest];
      if ((part & lowest) == 0 || one == null || two == null) {
        continue;
      }
      if ((reached[part] & rest) == 0 && !isCrossed(one, two, reached)) {
        continue;
      }
      all = all < 0 ? rowsOf(mask) : all;
      Tree joined = joined(one, two, all);
      if (cheapest == null || joined.cost < cheapest.cost) {
        cheapest = joined;
      }
    }
    return cheapest;
  }

  /** Cross products are needed where nothing connects the sides. */
  private static boolean isCrossed(Tree one, Tree two, int[] reached) {
    return (reached[one.mask] & ~one.mask) == 0 || (reached[two.mask] & ~two.mask) == 0;
  }

  private static Tree joined(Tree one, Tree two, double all) {
    boolean isLarger = one.rows >= two.rows;
    Tree probe = isLarger ? one : two;
    Tree build = isLarger ? two : one;
    double cost = one.cost + two.cost + probe.rows + BUILT * build.rows + all;
    return new Tree(one.mask | two.mask, all, cost, probe, build);
  }

  /** Joins again and again the two trees that give the fewest rows. */
  private Tree greedy() {
    int[] neighbours = neighbours();
    List<Tree> trees = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      trees.add(new Tree(1 << i, rows[i], 0, null, null));
    }
    while (trees.size() > 1) {
      Tree best = null;
      boolean isBestConnected = false;
      for (int i = 0; i < trees.size(); i++) {
        for (int j = i + 1; j < trees.size(); j++) {
          Tree one = trees.get(i);
          Tree two = trees.get(j);
          boolean isConnected = (reached(one.mask, neighbours) & two.mask) != 0;
          if (isBestConnected && !isConnected) {
            continue;
          }
          Tree joined = joined(one, two, rowsOf(one.mask | two.mask));
          if (best == null || (isConnected && !isBestConnected) || score(joined) < score(best)) {
            best = joined;
            isBestConnected = isConnected;
          }
        }
      }
      Tree chosen = best;
      if (chosen == null) {
        throw new IllegalStateException("Nothing to join in " + Arrays.toString(rows));
      }
      trees.removeIf(tree -> (tree.mask & chosen.mask) != 0);
      trees.add(chosen);
    }
    return trees.get(0);
  }

  private static double score(Tree tree) {
    return tree.rows + BUILT * tree.build().rows;
  }
}
