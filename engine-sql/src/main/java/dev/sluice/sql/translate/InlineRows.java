package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.frames.type.RowSignature;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of constants as an input. */
final class InlineRows {
  private InlineRows() {}

  static Relation relation(RowSignature signature, List<List<Expr>> rows) {
    List<List<@Nullable Object>> values = new ArrayList<>();
    for (List<Expr> row : rows) {
      List<@Nullable Object> value = new ArrayList<>();
      row.forEach(expr -> value.add(((Expr.Literal) expr).value()));
      values.add(value);
    }
    InputSpec input = input(signature, values);
    return Relation.of(new Origin.Inputs(List.of(input), false), signature);
  }

  @SuppressWarnings("NullAway") // does not see that the component allows NULL values
  static InputSpec input(RowSignature signature, List<List<@Nullable Object>> rows) {
    return new InputSpec.Inline(signature, rows);
  }

  /** The input if the relation is nothing but constant rows, or null. */
  static InputSpec.@Nullable Inline of(Relation relation) {
    return relation.isPlain()
            && relation.origin() instanceof Origin.Inputs inputs
            && inputs.inputs().size() == 1
            && inputs.inputs().get(0) instanceof InputSpec.Inline inline
        ? inline
        : null;
  }
}
