package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.window.WindowSpec;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.type.RowSignature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** Window functions: one stage for each sort that they need. */
final class WindowTranslator {
  private final TranslationContext context;
  private final StageBuilder builder;
  private final boolean approximate;
  private final @Nullable Long maxRows;

  /**
   * Translator of the windows of one query.
   *
   * @param approximate whether COUNT(DISTINCT) estimates
   * @param maxRows most rows that a window may hold, or null
   */
  WindowTranslator(
      TranslationContext context,
      StageBuilder builder,
      boolean approximate,
      @Nullable Long maxRows) {
    this.context = context;
    this.builder = builder;
    this.approximate = approximate;
    this.maxRows = maxRows;
  }

  /**
   * The rows with the values of the functions.
   *
   * @param used fields that are read; others are NULL
   */
  Relation translate(Window window, Relation input, ImmutableBitSet used) {
    int width = input.columns().size();
    List<Expr> constants = new ArrayList<>();
    for (RexLiteral constant : window.getConstants()) {
      constants.add(context.literals().literal(constant));
    }
    Map<Window.Group, Integer> firstFields = new HashMap<>();
    List<Window.Group> groups = new ArrayList<>();
    int next = width;
    for (Window.Group group : window.groups) {
      firstFields.put(group, next);
      int end = next + group.aggCalls.size();
      if (used.intersects(ImmutableBitSet.range(next, end))) {
        groups.add(group);
      }
      next = end;
    }
    List<Expr> fields = new ArrayList<>(input.columns());
    Map<Integer, Expr> values = new HashMap<>();
    Relation relation = input;
    List<WindowSort> sorts = WindowSort.of(groups);
    for (int i = 0; i < sorts.size(); i++) {
      ImmutableBitSet needed = used.union(read(sorts.subList(i, sorts.size()), width, window));
      relation = sorted(relation, fields, values, needed, sorts.get(i));
      WindowCalls calls =
          new WindowCalls(window, relation.signature(), fields, constants, approximate, context);
      for (Window.Group group : sorts.get(i).groups()) {
        calls.add(group, Objects.requireNonNull(firstFields.get(group)), used, values);
      }
      relation = calls.applied(relation, maxRows);
      fields = calls.fields();
    }
    List<Expr> all = new ArrayList<>(fields.subList(0, width));
    for (int field = width; field < next; field++) {
      Expr value = values.get(field);
      all.add(
          value == null
              ? Expressions.nullOf(
                  dev.sluice.sql.catalog.SqlTypes.fromSql(
                      window.getRowType().getFieldList().get(field).getType()))
              : value);
    }
    return relation.withColumns(all);
  }

  /** Fields of the input that the groups of some sorts read. */
  private static ImmutableBitSet read(List<WindowSort> sorts, int width, Window window) {
    ImmutableBitSet.Builder fields = ImmutableBitSet.builder();
    for (WindowSort sort : sorts) {
      sort.keys().forEach(key -> fields.set(key.getFieldIndex()));
      for (Window.Group group : sort.groups()) {
        group.getAggregateCalls(window).forEach(call -> fields.addAll(call.getArgList()));
      }
    }
    return fields.build().intersect(ImmutableBitSet.range(width));
  }

  /**
   * The rows as the stage before gives them: sorted, with a column for each field.
   *
   * @param fields fields of the window's input; become the columns of the stage
   * @param values fields computed by windows before; likewise
   */
  private Relation sorted(
      Relation relation,
      List<Expr> fields,
      Map<Integer, Expr> values,
      ImmutableBitSet needed,
      WindowSort sort) {
    List<SortKey> keys = new ArrayList<>();
    int hashed = 0;
    for (RelFieldCollation collation : sort.keys()) {
      Expr expr = fields.get(collation.getFieldIndex());
      boolean isKnown = keys.stream().anyMatch(key -> key.expr().equals(expr));
      if (!isKnown && !(expr instanceof Expr.Literal)) {
        keys.add(SortKeys.of(collation, expr));
        hashed += sort.partition().contains(collation.getFieldIndex()) ? 1 : 0;
      }
    }
    Map<Integer, Expr> outputs = new LinkedHashMap<>();
    for (int field : needed) {
      if (field < fields.size()) {
        outputs.put(field, fields.get(field));
      }
    }
    outputs.putAll(values);
    List<Expr> exprs = new ArrayList<>(outputs.values());
    BuiltStage stage =
        builder.build(relation, exprs, keys, RowLimit.NONE, new Demand.Windows(hashed));
    Relation read = stage.read(hashed > 0);
    int at = 0;
    for (int field : new ArrayList<>(outputs.keySet())) {
      Expr column = read.columns().get(at++);
      if (values.containsKey(field)) {
        values.put(field, column);
      } else {
        fields.set(field, column);
      }
    }
    return read;
  }

  /** Columns of a window whose partition and order stand in columns. */
  static WindowSpec spec(
      List<String> partition,
      List<KeyColumn> order,
      List<dev.sluice.core.window.WindowCall> calls,
      @Nullable Long maxRows) {
    List<KeyColumn> keys = new ArrayList<>();
    TreeSet<String> seen = new TreeSet<>(partition);
    for (KeyColumn key : order) {
      if (seen.add(key.columnName())) {
        keys.add(key);
      }
    }
    return new WindowSpec(partition, keys, calls, maxRows);
  }

  /** Signature behind a chain. */
  static RowSignature after(List<OperatorSpec> operators, RowSignature input) {
    return dev.sluice.core.operator.Operators.outputSignature(operators, input);
  }
}
