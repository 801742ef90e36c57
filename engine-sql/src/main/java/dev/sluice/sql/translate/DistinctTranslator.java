package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ColumnType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;

/**
 * Exact aggregates of distinct values of one grouping.
 *
 * <p>Rows are grouped by keys and values first, which leaves each value once, and then by the keys
 * alone. Different values take different first groupings, whose rows come together with NULL for
 * the values of the others. The aggregates that see every row are computed along with one of them,
 * or in a grouping of their own if they cannot be put together from parts.
 */
final class DistinctTranslator {
  private final TranslationContext context;
  private final StageBuilder builder;
  private final Aggregate aggregate;
  private final KeySets keys;
  private Relation input;
  private final DistinctCalls calls;
  private final boolean approximate;
  private final List<Branch> branches = new ArrayList<>();

  /** Where the rows of the first groupings have what a call needs, counted behind the keys. */
  private final Map<AggregateCall, List<Integer>> slots = new HashMap<>();

  private int width;

  /**
   * Translator of an aggregate.
   *
   * @param approximate whether COUNT(DISTINCT) of one column estimates
   */
  DistinctTranslator(
      TranslationContext context,
      StageBuilder builder,
      Aggregate aggregate,
      Relation input,
      boolean approximate) {
    this.context = context;
    this.builder = builder;
    this.aggregate = aggregate;
    this.keys = new KeySets(aggregate);
    this.input = input;
    this.calls = DistinctCalls.of(aggregate.getAggCallList(), approximate);
    this.approximate = approximate;
  }

  /**
   * One of the first groupings.
   *
   * @param columns its values, then parts of other aggregates
   */
  private record Branch(Grouping grouping, List<Expr> keys, List<Expr> columns) {}

  Relation translate() {
    int serving = calls.setForOthers();
    boolean isReadOften = calls.sets().size() > 1 || (serving < 0 && !calls.others().isEmpty());
    if (isReadOften && !input.operators().isEmpty()) {
      input = builder.subquery(input).read(true);
    }
    for (int i = 0; i < calls.sets().size(); i++) {
      DistinctCalls.ValueSet set = calls.sets().get(i);
      addBranch(set, i == serving ? calls.others() : List.of());
    }
    if (serving < 0 && !calls.others().isEmpty()) {
      addBranch(new DistinctCalls.ValueSet(List.of(), -1), calls.others());
    }
    return second(new Grouping(together(), context));
  }

  private void addBranch(DistinctCalls.ValueSet set, List<AggregateCall> others) {
    Grouping grouping = new Grouping(input, context);
    List<Expr> keyColumns = new ArrayList<>(keys.keys(grouping));
    List<Expr> columns = new ArrayList<>();
    for (int field : set.fields()) {
      Expr value = admitted(grouping, field, set.filter());
      columns.add(keys.isSingle() ? grouping.key(value) : grouping.separateKey(value));
    }
    if (!keys.isSingle()) {
      keyColumns.add(grouping.groupBy(keys.named(keyColumns, columns)));
    }
    for (AggregateCall call : aggregate.getAggCallList()) {
      if (DistinctCalls.isDistinct(call, approximate)
          && DistinctCalls.ValueSet.of(call).equals(set)) {
        slots.put(call, range(width, width + columns.size()));
      }
    }
    for (AggregateCall call : others) {
      List<Expr> parts = PartialCalls.parts(call, grouping);
      int start = width + columns.size();
      slots.put(call, range(start, start + parts.size()));
      columns.addAll(parts);
    }
    width += columns.size();
    branches.add(new Branch(grouping, keyColumns, columns));
  }

  /**
   * The value of a field, NULL in rows that the filter keeps out: so their groups stay, and no
   * aggregate sees them.
   */
  private static Expr admitted(Grouping grouping, int field, int filter) {
    Expr value = grouping.field(field);
    return filter < 0
        ? value
        : Expressions.call(
            "case", value.type(), grouping.field(filter), value, Expressions.nullOf(value.type()));
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  /** The rows of all first groupings: keys, and the columns of each one, NULL in the others. */
  private Relation together() {
    List<Relation> rows = new ArrayList<>();
    for (Branch branch : branches) {
      List<Expr> columns = new ArrayList<>(branch.keys());
      for (Branch other : branches) {
        for (Expr column : other.columns()) {
          columns.add(other.equals(branch) ? column : Expressions.nullOf(column.type()));
        }
      }
      rows.add(branch.grouping().relation(columns));
    }
    Relation first = rows.get(0);
    if (rows.size() == 1) {
      return builder.input(first);
    }
    List<String> names = new ArrayList<>();
    List<ColumnType> types = new ArrayList<>();
    for (int i = 0; i < first.columns().size(); i++) {
      names.add(i < keyCount() ? "d" + i : "a" + (i - keyCount()));
      types.add(first.columns().get(i).type());
    }
    return builder.union(rows, names, types, context.conversions());
  }

  /** Columns of the first groupings that are keys of the second. */
  private int keyCount() {
    return keys.fields().size() + (keys.isSingle() ? 0 : 1);
  }

  private Relation second(Grouping grouping) {
    List<Expr> columns = new ArrayList<>();
    for (int i = 0; i < keyCount(); i++) {
      columns.add(grouping.key(i));
    }
    Expr id = keys.isSingle() ? null : columns.remove(columns.size() - 1);
    for (AggregateCall call : aggregate.getAggCallList()) {
      List<Expr> parts = new ArrayList<>();
      for (int slot : slots.getOrDefault(call, List.of())) {
        parts.add(grouping.field(keyCount() + slot));
      }
      if (GroupingCall.is(call)) {
        columns.add(GroupingCall.value(call, keys.sets(), id));
      } else if (DistinctCalls.isDistinct(call, approximate)) {
        columns.add(PartialCalls.once(call, parts, grouping));
      } else {
        columns.add(PartialCalls.combined(call, parts, grouping));
      }
    }
    return grouping.relation(columns);
  }
}
