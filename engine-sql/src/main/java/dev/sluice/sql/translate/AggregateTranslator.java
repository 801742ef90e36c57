package dev.sluice.sql.translate;

import dev.sluice.core.aggregate.AggregateRegistry;
import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.RowSignature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    List<ImmutableBitSet> sets = aggregate.getGroupSets();
    if (sets.size() == 1) {
      return groups(aggregate, sets.get(0), input);
    }
    List<Relation> branches = new ArrayList<>();
    for (ImmutableBitSet set : sets) {
      branches.add(groups(aggregate, set, input));
    }
    return builder.union(branches, aggregate.getRowType(), context.conversions());
  }

  /** Groups by the keys of one set; the other keys of the aggregate are NULL. */
  private Relation groups(Aggregate aggregate, ImmutableBitSet set, Relation input) {
    if (aggregate.getAggCallList().stream()
        .anyMatch(call -> DistinctCalls.isDistinct(call, approximate))) {
      return new DistinctTranslator(context, builder, aggregate, set, input, approximate)
          .translate();
    }
    RowSignature read = read(aggregate, input);
    String letter = ProjectionNames.unusedPrefix("d", read);
    Map<Integer, Expr> fields = new LinkedHashMap<>();
    List<Origin.Key> keys = new ArrayList<>();
    for (int field : aggregate.getGroupSet()) {
      Expr expr = input.columns().get(field);
      if (set.get(field)) {
        Origin.Key key = new Origin.Key(letter + keys.size(), expr);
        keys.add(key);
        fields.put(field, new Expr.Reference(key.name(), expr.type()));
      } else {
        fields.put(field, Expressions.nullOf(expr.type()));
      }
    }
    boolean isFinal = !aggregate.equals(unfinished);
    MeasureTranslator measures =
        new MeasureTranslator(
            input.columns(), ProjectionNames.unusedPrefix("a", read), isFinal, context);
    List<Expr> columns = new ArrayList<>(fields.values());
    for (AggregateCall call : aggregate.getAggCallList()) {
      columns.add(measures.translate(call, set.asList()));
    }
    Origin.Groups groups = new Origin.Groups(input, keys, measures.measures(), isFinal);
    return relation(groups, columns);
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
  private static RowSignature read(Aggregate aggregate, Relation input) {
    ImmutableBitSet.Builder fields = ImmutableBitSet.builder().addAll(aggregate.getGroupSet());
    for (AggregateCall call : aggregate.getAggCallList()) {
      fields.addAll(call.getArgList());
    }
    List<Expr> read = new ArrayList<>();
    fields.build().forEach(field -> read.add(input.columns().get(field)));
    return Expressions.signature(read);
  }

  private static RowSignature signature(Origin.Groups groups) {
    RowSignature.Builder signature = RowSignature.builder();
    groups.keys().forEach(key -> signature.add(key.name(), key.expr().type()));
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
