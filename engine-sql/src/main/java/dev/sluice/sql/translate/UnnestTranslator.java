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
    RexTranslator translator = new RexTranslator(left.columns(), context);
    List<Expr> values = new ArrayList<>();
    arrays.forEach(array -> values.add(translator.translate(array)));
    return unnested(left, left.columns(), values, uncollect, isOuter(correlate));
  }

  /** The elements of the arrays in the rows. */
  Relation translate(Uncollect uncollect, Relation rows) {
    return unnested(rows, List.of(), rows.columns(), uncollect, false);
  }

  private static boolean isOneRow(RelNode node) {
    return node instanceof Values values && values.getTuples().size() == 1;
  }

  private static boolean isOuter(Correlate correlate) {
    return correlate.getJoinType() == JoinRelType.LEFT;
  }

  /**
   * The rows with their elements; those of several arrays stand side by side, at the places of the
   * longest.
   */
  private static Relation unnested(
      Relation rows, List<Expr> kept, List<Expr> arrays, Uncollect uncollect, boolean isOuter) {
    for (Expr array : arrays) {
      if (!(array.type() instanceof ArrayType)) {
        throw Unsupported.construct("UNNEST of a value of type [" + array.type().name() + "]");
      }
    }
    ProjectionNames names = new ProjectionNames("v", rows.signature());
    List<Expr> columns = new ArrayList<>();
    for (Expr column : kept) {
      columns.add(new Expr.Reference(names.add(column), column.type()));
    }
    List<Expr> sources = new ArrayList<>();
    for (Expr array : arrays) {
      sources.add(new Expr.Reference(names.add(array), array.type()));
    }
    boolean isSingle = arrays.size() == 1;
    String arrayName =
        isSingle
            ? ((Expr.Reference) sources.get(0)).column()
            : names.add(new Expr.Call("array_places", arrays, new ArrayType(ScalarType.LONG)));
    RowSignature before = names.signature();
    String prefix = ProjectionNames.unusedPrefix("u", before);
    String ordinality = uncollect.withOrdinality ? prefix + 1 : null;
    OperatorSpec.Unnest unnest =
        new OperatorSpec.Unnest(arrayName, prefix + 0, ordinality, isOuter);
    for (Expr source : sources) {
      ScalarType type = ((ArrayType) source.type()).element();
      Expr element = new Expr.Reference(unnest.element(), isSingle ? type : ScalarType.LONG);
      columns.add(isSingle ? element : Expressions.call("array_offset", type, source, element));
    }
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
