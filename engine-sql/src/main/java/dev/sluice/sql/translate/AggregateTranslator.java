package dev.sluice.sql.translate;

import dev.sluice.core.aggregate.AggregateRegistry;
import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** Groupings as relations whose origin are groups. */
final class AggregateTranslator {
  private final TranslationContext context;
  private final StageBuilder builder;
  private final boolean approximate;
  private final @Nullable Aggregate unfinished;

  /**
   * Translator of the groupings of one query.
   *
   * @param approximate whether COUNT(DISTINCT) estimates
   * @param unfinished the grouping whose aggregates stay intermediate, or null
   */
  AggregateTranslator(
      TranslationContext context,
      StageBuilder builder,
      boolean approximate,
      @Nullable Aggregate unfinished) {
    this.context = context;
    this.builder = builder;
    this.approximate = approximate;
    this.unfinished = unfinished;
  }

  Relation translate(Aggregate aggregate, Relation grouped) {
    Relation input = builder.input(grouped);
    if (aggregate.getAggCallList().stream()
        .anyMatch(call -> DistinctCalls.isDistinct(call, approximate))) {
      return new DistinctTranslator(context, builder, aggregate, input, approximate).translate();
    }
    Grouping grouping =
        new Grouping(input, read(aggregate, input), !aggregate.equals(unfinished), context);
    KeySets sets = new KeySets(aggregate);
    List<Expr> columns = new ArrayList<>(sets.keys(grouping));
    Expr id = sets.isSingle() ? null : grouping.groupBy(sets.named(columns, List.of()));
    for (AggregateCall call : aggregate.getAggCallList()) {
      columns.add(
          GroupingCall.is(call)
              ? GroupingCall.value(call, aggregate.getGroupSets(), id)
              : grouping.measures().translate(call));
    }
    return grouping.relation(columns);
  }

  /** Groups as a relation with these columns. */
  static Relation relation(Origin.Groups groups, List<Expr> columns) {
    return Relation.of(groups, signature(groups), columns);
  }

  /** One group for each different row. */
  Relation distinct(Relation rows) {
    Relation input = builder.input(rows);
    String letter = ProjectionNames.unusedPrefix("d", Expressions.signature(input.columns()));
    List<Origin.Key> keys = new ArrayList<>();
    List<Expr> columns = new ArrayList<>();
    for (Expr expr : input.columns()) {
      Origin.Key key = new Origin.Key(letter + keys.size(), expr);
      keys.add(key);
      columns.add(new Expr.Reference(key.name(), expr.type()));
    }
    return relation(new Origin.Groups(input, keys, List.of(), true), columns);
  }

  /** Columns of the input that the aggregate reads as they are. */
  private static List<Expr> read(Aggregate aggregate, Relation input) {
    ImmutableBitSet.Builder fields = ImmutableBitSet.builder().addAll(aggregate.getGroupSet());
    for (AggregateCall call : aggregate.getAggCallList()) {
      fields.addAll(call.getArgList());
      call.getCollation().getFieldCollations().forEach(key -> fields.set(key.getFieldIndex()));
    }
    List<Expr> read = new ArrayList<>();
    fields.build().forEach(field -> read.add(input.columns().get(field)));
    return read;
  }

  private static RowSignature signature(Origin.Groups groups) {
    RowSignature.Builder signature = RowSignature.builder();
    groups.keys().forEach(key -> signature.add(key.name(), key.expr().type()));
    if (groups.sets() != null) {
      signature.add(groups.sets().id(), ScalarType.LONG);
    }
    for (Origin.Measure measure : groups.aggregates()) {
      signature.add(
          measure.name(),
          groups.isFinal()
              ? measure.type()
              : AggregateRegistry.standard().intermediateType(measure.unnamed()));
    }
    return signature.build();
  }
}
