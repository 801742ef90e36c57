package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.operator.Operators;
import dev.sluice.frames.type.ArrayType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** UNNEST as a step that puts out each row once for each element. */
final class UnnestTranslator {
  private final TranslationContext context;

  UnnestTranslator(TranslationContext context) {
    this.context = context;
  }

  /** The rows of the left side with the elements of an array that is computed from them. */
  Relation translate(Correlate correlate, Relation left) {
    if (!(correlate.getRight() instanceof Uncollect uncollect)
        || !(uncollect.getInput() instanceof Project project)
        || !isOneRow(project.getInput())) {
      throw Unsupported.construct("a correlated join");
    }
    RexBuilder rex = correlate.getCluster().getRexBuilder();
    RexShuttle columnsOfLeft =
        new RexShuttle() {
          @Override
          public RexNode visitFieldAccess(RexFieldAccess access) {
            return access.getReferenceExpr() instanceof RexCorrelVariable variable
                    && variable.id.equals(correlate.getCorrelationId())
                ? rex.makeInputRef(access.getType(), access.getField().getIndex())
                : super.visitFieldAccess(access);
          }
        };
    List<RexNode> arrays = columnsOfLeft.visitList(project.getProjects());
    Expr array = new RexTranslator(left.columns(), context).translate(single(arrays));
    return unnested(left, left.columns(), array, uncollect, isOuter(correlate));
  }

  /** The elements of the arrays in the rows. */
  Relation translate(Uncollect uncollect, Relation rows) {
    return unnested(rows, List.of(), single(rows.columns()), uncollect, false);
  }

  private static boolean isOneRow(RelNode node) {
    return node instanceof Values values && values.getTuples().size() == 1;
  }

  private static boolean isOuter(Correlate correlate) {
    return correlate.getJoinType() == JoinRelType.LEFT;
  }

  private static <T> T single(List<T> arrays) {
    if (arrays.size() != 1) {
      throw Unsupported.construct("UNNEST of several arrays side by side");
    }
    return arrays.get(0);
  }

  private static Relation unnested(
      Relation rows, List<Expr> kept, Expr array, Uncollect uncollect, boolean isOuter) {
    if (!(array.type() instanceof ArrayType type)) {
      throw Unsupported.construct("UNNEST of a value of type [" + array.type().name() + "]");
    }
    ProjectionNames names = new ProjectionNames("v", rows.signature());
    List<Expr> columns = new ArrayList<>();
    for (Expr column : kept) {
      columns.add(new Expr.Reference(names.add(column), column.type()));
    }
    String arrayName = names.add(array);
    RowSignature before = names.signature();
    String prefix = ProjectionNames.unusedPrefix("u", before);
    String ordinality = uncollect.withOrdinality ? prefix + 1 : null;
    OperatorSpec.Unnest unnest =
        new OperatorSpec.Unnest(arrayName, prefix + 0, ordinality, isOuter);
    columns.add(new Expr.Reference(unnest.element(), type.element()));
    if (ordinality != null) {
      columns.add(new Expr.Reference(ordinality, ScalarType.LONG));
    }
    List<OperatorSpec> steps = new ArrayList<>(Chain.projecting(rows, names.projections()));
    steps.add(unnest);
    return new Relation(
        rows.origin(),
        rows.sides(),
        steps,
        Operators.outputSignature(unnest, before),
        List.of(),
        columns);
  }
}
