package dev.sluice.sql.rel.unnest;

import java.util.Set;
import java.util.function.IntFunction;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * References to columns of the row around a subquery.
 *
 * @param ids the names that the row has in the subquery
 */
record OuterReferences(Set<CorrelationId> ids) {

  boolean in(RexNode expression) {
    return !columns(expression).isEmpty();
  }

  boolean in(RelNode rel) {
    return !columns(rel).isEmpty();
  }

  /** Columns of the outer row that the expression reads. */
  ImmutableBitSet columns(RexNode expression) {
    Collector collector = new Collector();
    expression.accept(collector);
    return collector.columns.build();
  }

  /** Columns of the outer row that are read anywhere in the tree. */
  ImmutableBitSet columns(RelNode rel) {
    Collector collector = new Collector();
    collect(rel, collector);
    return collector.columns.build();
  }

  private static void collect(RelNode rel, Collector collector) {
    rel.accept(
        new RexShuttle() {
          @Override
          public RexNode visitFieldAccess(RexFieldAccess access) {
            access.accept(collector);
            return access;
          }
        });
    rel.getInputs().forEach(input -> collect(input, collector));
  }

  /** The expression with other expressions for the columns of the outer row. */
  RexNode replace(RexNode expression, IntFunction<RexNode> column) {
    return expression.accept(replacing(column));
  }

  /** The tree with other expressions for the columns of the outer row. */
  RelNode replace(RelNode rel, IntFunction<RexNode> column) {
    RexShuttle replacing = replacing(column);
    return rel.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode other) {
            return super.visit(other).accept(replacing);
          }
        });
  }

  private RexShuttle replacing(IntFunction<RexNode> column) {
    return new RexShuttle() {
      @Override
      public RexNode visitFieldAccess(RexFieldAccess access) {
        return isOuter(access)
            ? column.apply(access.getField().getIndex())
            : super.visitFieldAccess(access);
      }
    };
  }

  private boolean isOuter(RexFieldAccess access) {
    return access.getReferenceExpr() instanceof RexCorrelVariable variable
        && ids.contains(variable.id);
  }

  private final class Collector extends RexVisitorImpl<@Nullable Void> {
    private final ImmutableBitSet.Builder columns = ImmutableBitSet.builder();

    Collector() {
      super(true);
    }

    @Override
    public @Nullable Void visitFieldAccess(RexFieldAccess access) {
      if (isOuter(access)) {
        columns.set(access.getField().getIndex());
      }
      return null;
    }
  }
}
