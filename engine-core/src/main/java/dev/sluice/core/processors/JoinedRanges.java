package dev.sluice.core.processors;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.join.BuildSide;
import dev.sluice.core.join.JoinKey;
import dev.sluice.core.join.JoinSpec;
import dev.sluice.core.join.KeyBounds;
import dev.sluice.core.join.KeyMembership;
import dev.sluice.core.operator.OperatorContext;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.core.segment.RangeFilter;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What joins with broadcast inputs and filters by their keys tell of the rows of a table that a
 * stage scans, once the inputs have been read: rows whose keys lie outside of those of a build side
 * would be dropped by the join, and record batches of nothing but such rows need not be decoded.
 */
public final class JoinedRanges {
  private static final JoinedRanges NONE = new JoinedRanges(List.of());

  private final List<Source> sources;

  /**
   * A key of a join or of a filter by keys.
   *
   * @param operator position of it in the chain
   * @param key position of the key among those of the operator
   * @param column of the table
   */
  private record Source(int operator, int key, String column) {}

  private JoinedRanges(List<Source> sources) {
    this.sources = List.copyOf(sources);
  }

  /** Of a stage without joins. */
  public static JoinedRanges none() {
    return NONE;
  }

  /**
   * What the joins at the start of a chain will tell.
   *
   * @param table columns of the table that the stage uses
   */
  public static JoinedRanges of(StageDefinition stage, RowSignature table) {
    Map<String, String> columns = new HashMap<>();
    for (RowSignature.Column column : table.columns()) {
      if (isPlain(column.type())) {
        columns.put(column.name(), column.name());
      }
    }
    List<Source> sources = new ArrayList<>();
    List<OperatorSpec> chain = stage.processor().chain();
    for (int i = 0; i < chain.size(); i++) {
      if (chain.get(i) instanceof OperatorSpec.Project project) {
        columns = passed(project, columns);
      } else if (chain.get(i) instanceof OperatorSpec.HashJoin hash) {
        JoinSpec join = hash.join();
        if (!join.kind().keepsProbe() && stage.broadcast().contains(join.input())) {
          add(i, join.keys(), columns, sources);
        }
        if (join.kind().marksBuild()) {
          break;
        }
      } else if (chain.get(i) instanceof OperatorSpec.KeyFilter filter) {
        add(i, filter.keys(), columns, sources);
      } else if (!(chain.get(i) instanceof OperatorSpec.Filter)) {
        break;
      }
    }
    return sources.isEmpty() ? NONE : new JoinedRanges(sources);
  }

  private static boolean isPlain(ColumnType type) {
    return type == ScalarType.LONG || type == ScalarType.TIMESTAMP;
  }

  private static Map<String, String> passed(
      OperatorSpec.Project project, Map<String, String> columns) {
    Map<String, String> passed = new HashMap<>();
    for (OperatorSpec.Projection projection : project.projections()) {
      if (projection.expr() instanceof Expr.Reference reference) {
        String column = columns.get(reference.column());
        if (column != null) {
          passed.put(projection.name(), column);
        }
      }
    }
    return passed;
  }

  private static void add(
      int operator, List<JoinKey> keys, Map<String, String> columns, List<Source> sources) {
    for (int k = 0; k < keys.size(); k++) {
      JoinKey key = keys.get(k);
      String column = columns.get(key.probe());
      if (column != null && key.nulls() == JoinKey.Nulls.DIFFER) {
        sources.add(new Source(operator, k, column));
      }
    }
  }

  /**
   * The filter with what the joins tell. The inputs have been read.
   *
   * @param filter that holds anyway
   */
  RangeFilter and(RangeFilter filter, OperatorContext context) throws IOException {
    RangeFilter all = filter;
    for (Source source : sources) {
      KeyBounds bounds = bounds(source, context);
      if (bounds != null) {
        all =
            RangeFilter.and(
                all,
                RangeFilter.within(
                    source.column(),
                    bounds.isEmpty()
                        ? List.of()
                        : List.of(new RangeFilter.Bounds(bounds.least(), bounds.greatest()))));
      }
    }
    return all;
  }

  private static @Nullable KeyBounds bounds(Source source, OperatorContext context)
      throws IOException {
    Object side = context.sides().built(source.operator(), Object.class, context);
    return side instanceof KeyMembership membership
        ? membership.bounds()
        : ((BuildSide) side).bounds(source.key());
  }
}
