package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.RowSignature;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A grouping in the making. */
final class Grouping {
  private final Relation input;
  private final MeasureTranslator measures;
  private final String keyLetter;
  private final List<Origin.Key> keys = new ArrayList<>();

  Grouping(Relation input, TranslationContext context) {
    RowSignature read = Expressions.signature(input.columns());
    this.input = input;
    this.keyLetter = ProjectionNames.unusedPrefix("d", read);
    this.measures =
        new MeasureTranslator(
            input.columns(), ProjectionNames.unusedPrefix("a", read), true, context);
  }

  MeasureTranslator measures() {
    return measures;
  }

  Expr field(int field) {
    return input.columns().get(field);
  }

  /** Groups by a field of the input; gives the column in which the groups have it. */
  Expr key(int field) {
    Expr expr = field(field);
    for (Origin.Key key : keys) {
      if (key.expr().equals(expr)) {
        return new Expr.Reference(key.name(), expr.type());
      }
    }
    Origin.Key key = new Origin.Key(keyLetter + keys.size(), expr);
    keys.add(key);
    return new Expr.Reference(key.name(), expr.type());
  }

  boolean hasKeys() {
    return !keys.isEmpty();
  }

  /** The grouping with these columns. */
  Relation relation(List<Expr> columns) {
    return AggregateTranslator.relation(
        new Origin.Groups(input, keys, measures.measures(), true), columns);
  }

  /** Where all values are not NULL; null for no values. */
  static @Nullable Expr areComplete(List<Expr> values) {
    List<Expr> tests = new ArrayList<>();
    values.forEach(value -> tests.add(Expressions.test("is_not_null", value)));
    return tests.isEmpty() ? null : Expressions.and(tests);
  }
}
