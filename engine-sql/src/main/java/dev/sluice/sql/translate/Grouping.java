package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A grouping in the making. */
final class Grouping {
  private final Relation input;
  private final boolean isFinal;
  private final MeasureTranslator measures;
  private final String keyLetter;
  private final List<Origin.Key> keys = new ArrayList<>();
  private Origin.@Nullable Sets sets;

  Grouping(Relation input, TranslationContext context) {
    this(input, input.columns(), true, context);
  }

  /**
   * A grouping without keys and aggregates yet.
   *
   * @param columns those of the input that are read
   * @param isFinal whether final values come out, or intermediate ones
   */
  Grouping(Relation input, List<Expr> columns, boolean isFinal, TranslationContext context) {
    RowSignature read = Expressions.signature(columns);
    this.input = input;
    this.isFinal = isFinal;
    this.keyLetter = ProjectionNames.unusedPrefix("d", read);
    this.measures =
        new MeasureTranslator(
            input.columns(), ProjectionNames.unusedPrefix("a", read), isFinal, context);
  }

  MeasureTranslator measures() {
    return measures;
  }

  Expr field(int field) {
    return input.columns().get(field);
  }

  /** Groups by a field of the input; gives the column in which the groups have it. */
  Expr key(int field) {
    return key(field(field));
  }

  /** Groups by a value computed from the input; gives the column in which the groups have it. */
  Expr key(Expr expr) {
    for (Origin.Key key : keys) {
      if (key.expr().equals(expr)) {
        return new Expr.Reference(key.name(), expr.type());
      }
    }
    return separateKey(expr);
  }

  /** Groups by a field of the input, in a column of its own even if it is a key already. */
  Expr.Reference separateKey(int field) {
    return separateKey(field(field));
  }

  /** Groups by a value, in a column of its own even if it is a key already. */
  Expr.Reference separateKey(Expr expr) {
    Origin.Key key = new Origin.Key(keyLetter + keys.size(), expr);
    keys.add(key);
    return new Expr.Reference(key.name(), key.expr().type());
  }

  /**
   * Groups once for each of the sets, whose keys are known by then.
   *
   * @return the position of a group's set
   */
  Expr groupBy(List<OperatorSpec.KeySet> keySets) {
    String id = keyLetter + keys.size();
    sets = new Origin.Sets(id, keySets);
    return new Expr.Reference(id, ScalarType.LONG);
  }

  boolean hasKeys() {
    return !keys.isEmpty();
  }

  /** The grouping with these columns. */
  Relation relation(List<Expr> columns) {
    return AggregateTranslator.relation(
        new Origin.Groups(input, keys, measures.measures(), isFinal, sets), columns);
  }

  /** Where all values are not NULL; null for no values. */
  static @Nullable Expr areComplete(List<Expr> values) {
    List<Expr> tests = new ArrayList<>();
    values.forEach(value -> tests.add(Expressions.test("is_not_null", value)));
    return tests.isEmpty() ? null : Expressions.and(tests);
  }
}
