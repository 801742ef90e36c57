package dev.sluice.sql.translate;

import dev.sluice.core.aggregate.AggregateRegistry;
import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ColumnType;
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
            input.columns(),
            ProjectionNames.unusedPrefix("a", read),
            isFinal,
            approximate,
            context);
    List<Expr> columns = new ArrayList<>(fields.values());
    for (AggregateCall call : aggregate.getAggCallList()) {
      columns.add(measures.translate(call, set));
    }
    Origin.Groups groups = new Origin.Groups(input, keys, measures.measures(), isFinal);
    return new Relation(groups, List.of(), signature(groups), List.of(), columns);
  }

  /** Columns of the input that the aggregate reads as they are. */
  private static RowSignature read(Aggregate aggregate, Relation input) {
    ImmutableBitSet.Builder fields = ImmutableBitSet.builder().addAll(aggregate.getGroupSet());
    for (AggregateCall call : aggregate.getAggCallList()) {
      fields.addAll(call.getArgList());
    }
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    for (int field : fields.build()) {
      if (input.columns().get(field) instanceof Expr.Reference reference) {
        columns.put(reference.column(), reference.type());
      }
    }
    RowSignature.Builder signature = RowSignature.builder();
    columns.forEach(signature::add);
    return signature.build();
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
