package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.frames.type.ComplexType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.sql.parser.StatementException;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.jspecify.annotations.Nullable;

/** Projections: computed in place of the columns that they are made of. */
final class ProjectTranslator {
  private ProjectTranslator() {}

  static Relation project(
      Relation input, List<RexNode> nodes, List<String> names, TranslationContext context) {
    Relation source = isRepeated(input, nodes) ? input.materialized("v") : input;
    List<Expr> columns = new RexTranslator(source.columns(), context).translateAll(nodes);
    checkFinal(source, columns);
    InputSpec.Inline inline = InlineRows.of(source);
    if (inline != null) {
      Relation folded = folded(inline, source, columns, names);
      if (folded != null) {
        return folded;
      }
    }
    return source.withColumns(columns);
  }

  /** Whether a computed column of the input would be computed several times. */
  private static boolean isRepeated(Relation input, List<RexNode> nodes) {
    int[] uses = new int[input.columns().size()];
    RexVisitorImpl<@Nullable Void> counter =
        new RexVisitorImpl<>(true) {
          @Override
          public @Nullable Void visitInputRef(RexInputRef reference) {
            uses[reference.getIndex()]++;
            return null;
          }
        };
    nodes.forEach(node -> node.accept(counter));
    for (int i = 0; i < uses.length; i++) {
      if (uses[i] > 1 && input.columns().get(i) instanceof Expr.Call) {
        return true;
      }
    }
    return false;
  }

  /** Constant rows with columns that are constants or taken over; null if others are computed. */
  private static @Nullable Relation folded(
      InputSpec.Inline inline, Relation source, List<Expr> columns, List<String> names) {
    RowSignature.Builder signature = RowSignature.builder();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i) instanceof Expr.Call) {
        return null;
      }
      signature.add(names.get(i), columns.get(i).type());
    }
    List<List<Expr>> rows = new ArrayList<>();
    for (List<@Nullable Object> values : inline.rows()) {
      List<Expr> row = new ArrayList<>();
      for (Expr column : columns) {
        row.add(
            column instanceof Expr.Reference reference
                ? new Expr.Literal(
                    values.get(source.signature().indexOf(reference.column())), column.type())
                : column);
      }
      rows.add(row);
    }
    return InlineRows.relation(signature.build(), rows);
  }

  private static void checkFinal(Relation source, List<Expr> columns) {
    if (!(source.origin() instanceof Origin.Groups groups) || groups.isFinal()) {
      return;
    }
    for (Expr column : columns) {
      if (column instanceof Expr.Call call
          && call.arguments().stream().anyMatch(a -> a.type() instanceof ComplexType)) {
        throw StatementException.of(
            "An aggregate that is not finalized cannot be part of an expression;"
                + " set finalizeAggregations to true");
      }
    }
  }
}
