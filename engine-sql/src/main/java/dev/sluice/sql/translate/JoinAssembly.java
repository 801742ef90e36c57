package dev.sluice.sql.translate;

import dev.sluice.core.context.ContextKeys.JoinAlgorithm;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.join.JoinColumn;
import dev.sluice.core.join.JoinKey;
import dev.sluice.core.join.JoinKind;
import dev.sluice.core.join.JoinSpec;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** Puts one join behind the operators of its probe side. */
final class JoinAssembly {
  private final TranslationContext context;
  private final StageBuilder builder;
  private final JoinKind kind;
  private final JoinChoice choice;
  private final List<JoinKey.Nulls> nulls;

  /**
   * Assembly of one join.
   *
   * @param nulls what NULLs in each key do
   */
  JoinAssembly(
      TranslationContext context,
      StageBuilder builder,
      JoinKind kind,
      JoinChoice choice,
      List<JoinKey.Nulls> nulls) {
    this.context = context;
    this.builder = builder;
    this.kind = kind;
    this.choice = choice;
    this.nulls = List.copyOf(nulls);
  }

  /**
   * The joined rows, with the fields of the left side, then of the right one, as far as the kind
   * gives them.
   *
   * @param rest further conditions, over the fields of both sides
   */
  Relation join(
      Relation probe,
      List<Expr> probeKeys,
      Relation build,
      List<Expr> buildKeys,
      List<RexNode> rest) {
    List<Integer> fields = buildFields(build, probe.columns().size(), rest);
    List<Expr> values = new ArrayList<>();
    fields.forEach(field -> values.add(build.columns().get(field)));
    int width = build.columns().size();
    if (isPartitioned()) {
      boolean isSorted = choice.algorithm() == JoinAlgorithm.SORTMERGE;
      BuildSide side = builder.partitioned(build, values, buildKeys, isSorted);
      Relation met =
          dropsProbe(probeKeys) ? filter(side, fields.size()).read(probe, probeKeys) : probe;
      BuildSide rows = builder.partitioned(met, met.columns(), probeKeys, isSorted);
      Relation joined = joined(read(rows, probe.columns()), side, fields, width, rest);
      return isSorted ? builder.merged(joined) : joined;
    }
    values.addAll(buildKeys);
    BuildSide side = builder.side(build, values);
    KeyFilterPlacement filter = filter(side, fields.size());
    Relation met =
        dropsProbe(probeKeys) && filter.isCheap() ? filter.grouped(probe, probeKeys) : probe;
    return joined(KeyedRelation.of(met, probeKeys), side, fields, width, rest);
  }

  /** Whether many rows of the probe side are gone behind the join for want of a partner. */
  private boolean dropsProbe(List<Expr> keys) {
    return choice.dropsProbe() && !kind.keepsProbe() && !keys.isEmpty();
  }

  private KeyFilterPlacement filter(BuildSide side, int fields) {
    List<String> columns = side.columns().subList(fields, side.columns().size());
    return new KeyFilterPlacement(side, columns, nulls);
  }

  /** Whether both sides are dealt by their keys. */
  private boolean isPartitioned() {
    return choice.algorithm() != JoinAlgorithm.BROADCAST
        && !nulls.isEmpty()
        && kind != JoinKind.MARK;
  }

  private static KeyedRelation read(BuildSide rows, List<Expr> values) {
    List<Expr> fields = new ArrayList<>();
    for (String column : rows.columns().subList(0, values.size())) {
      fields.add(new Expr.Reference(column, rows.type(column)));
    }
    Origin origin = new Origin.Inputs(List.of(rows.input()), true);
    return new KeyedRelation(
        Relation.of(origin, rows.signature(), fields),
        rows.columns().subList(values.size(), rows.columns().size()));
  }

  /** Fields of the build side that come out or that a condition reads. */
  private List<Integer> buildFields(Relation build, int probeWidth, List<RexNode> rest) {
    int width = build.columns().size();
    if (kind.givesBuild()) {
      return ImmutableBitSet.range(width).asList();
    }
    int first = choice.isLeftBuilt() ? 0 : probeWidth;
    return RelOptUtil.InputFinder.bits(rest, null)
        .intersect(ImmutableBitSet.range(first, first + width))
        .shift(-first)
        .asList();
  }

  private Relation joined(
      KeyedRelation keyed, BuildSide side, List<Integer> fields, int width, List<RexNode> rest) {
    Relation probe = keyed.relation();
    String prefix = prefix(probe.signature());
    Map<String, JoinColumn> columns = new LinkedHashMap<>();
    List<Expr> buildFields = new ArrayList<>();
    for (int field = 0; field < width; field++) {
      int position = fields.indexOf(field);
      if (position < 0) {
        buildFields.add(Expressions.nullOf(ScalarType.STRING));
        continue;
      }
      String column = side.columns().get(position);
      columns.putIfAbsent(column, new JoinColumn(prefix + column, column));
      buildFields.add(new Expr.Reference(prefix + column, side.type(column)));
    }
    List<JoinKey> keys = new ArrayList<>();
    for (int i = 0; i < nulls.size(); i++) {
      String column = side.columns().get(fields.size() + i);
      keys.add(new JoinKey(keyed.keys().get(i), column, nulls.get(i)));
    }
    JoinSpec join =
        new JoinSpec(
            probe.nextInput(),
            side.signature(),
            kind,
            keys,
            List.copyOf(columns.values()),
            condition(rest, both(probe.columns(), buildFields)),
            kind == JoinKind.MARK
                ? ProjectionNames.unusedPrefix("m", probe.signature()) + "0"
                : null);
    return probe.joined(
        new Side(side.input(), !isPartitioned()),
        operator(join),
        join.output(probe.signature()),
        given(join, probe.columns(), buildFields));
  }

  private OperatorSpec operator(JoinSpec join) {
    if (isPartitioned() && choice.algorithm() == JoinAlgorithm.SORTMERGE) {
      return new OperatorSpec.MergeJoin(join, choice.isForced());
    }
    return new OperatorSpec.HashJoin(
        join, choice.isForced() && choice.algorithm() == JoinAlgorithm.BROADCAST);
  }

  private @Nullable Expr condition(List<RexNode> rest, List<Expr> fields) {
    return rest.isEmpty()
        ? null
        : Expressions.and(new RexTranslator(fields, context).translateAll(rest));
  }

  private List<Expr> both(List<Expr> probe, List<Expr> build) {
    List<Expr> all = new ArrayList<>(choice.isLeftBuilt() ? build : probe);
    all.addAll(choice.isLeftBuilt() ? probe : build);
    return all;
  }

  private List<Expr> given(JoinSpec join, List<Expr> probe, List<Expr> build) {
    List<Expr> fields =
        both(kind.givesProbe() ? probe : List.of(), kind.givesBuild() ? build : List.of());
    if (join.mark() != null) {
      fields.add(new Expr.Reference(join.mark(), ScalarType.BOOLEAN));
    }
    return fields;
  }

  /** {@code j0.}, behind as many underscores as make it new. */
  private static String prefix(RowSignature probe) {
    String prefix = "j0.";
    while (isUsed(prefix, probe)) {
      prefix = "_" + prefix;
    }
    return prefix;
  }

  private static boolean isUsed(String prefix, RowSignature signature) {
    return signature.columns().stream().anyMatch(column -> column.name().startsWith(prefix));
  }
}
