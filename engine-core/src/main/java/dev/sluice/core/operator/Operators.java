package dev.sluice.core.operator;

import dev.sluice.core.aggregate.AggregateRegistry;
import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.ExprCompiler;
import dev.sluice.core.expr.function.BuiltinFunctions;
import dev.sluice.core.group.Groupers;
import dev.sluice.core.group.Runs;
import dev.sluice.core.window.WindowRows;
import dev.sluice.frames.type.ArrayType;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.List;

/** What chains of operators read, what they put out, and the live chains themselves. */
public final class Operators {
  private Operators() {}

  /**
   * Columns that come out of an operator.
   *
   * @throws IllegalArgumentException naming the column, if the operator reads one that is not there
   */
  public static RowSignature outputSignature(OperatorSpec spec, RowSignature input) {
    if (spec instanceof OperatorSpec.Project project) {
      RowSignature.Builder builder = RowSignature.builder();
      project.projections().forEach(p -> builder.add(p.name(), p.expr().type()));
      return builder.build();
    }
    if (spec instanceof OperatorSpec.PartialAggregate aggregate) {
      return grouped(aggregate.keys(), aggregate.aggregates(), false, input);
    }
    if (spec instanceof OperatorSpec.CombineSets combine) {
      return combined(combine, input);
    }
    if (spec instanceof OperatorSpec.Unnest unnest) {
      return unnested(unnest, input);
    }
    if (spec instanceof OperatorSpec.MergeAggregate aggregate) {
      return grouped(aggregate.keys(), aggregate.aggregates(), aggregate.finish(), input);
    }
    if (spec instanceof OperatorSpec.HashJoin hash) {
      return hash.join().output(input);
    }
    if (spec instanceof OperatorSpec.MergeJoin merge) {
      return merge.join().output(input);
    }
    if (spec instanceof OperatorSpec.Window window) {
      return window.window().output(input);
    }
    return input;
  }

  /** Columns that come out of a chain. */
  public static RowSignature outputSignature(List<OperatorSpec> chain, RowSignature input) {
    RowSignature signature = input;
    for (OperatorSpec spec : chain) {
      signature = outputSignature(spec, signature);
    }
    return signature;
  }

  private static RowSignature grouped(
      List<String> keys, List<AggregateSpec> aggregates, boolean finish, RowSignature input) {
    RowSignature.Builder builder = RowSignature.builder();
    for (String key : keys) {
      builder.add(key, input.type(input.indexOf(key)));
    }
    for (AggregateSpec aggregate : aggregates) {
      ColumnType type =
          finish
              ? aggregate.outputType()
              : AggregateRegistry.standard().intermediateType(aggregate);
      builder.add(aggregate.name(), type);
    }
    return builder.build();
  }

  private static RowSignature unnested(OperatorSpec.Unnest spec, RowSignature input) {
    if (!(input.type(input.indexOf(spec.array())) instanceof ArrayType type)) {
      throw new IllegalArgumentException("Column [" + spec.array() + "] holds no arrays");
    }
    RowSignature.Builder builder = RowSignature.builder();
    input.columns().forEach(column -> builder.add(column.name(), column.type()));
    builder.add(spec.element(), type.element());
    if (spec.ordinality() != null) {
      builder.add(spec.ordinality(), ScalarType.LONG);
    }
    return builder.build();
  }

  private static RowSignature combined(OperatorSpec.CombineSets spec, RowSignature input) {
    RowSignature.Builder builder = RowSignature.builder();
    for (String key : spec.keys()) {
      builder.add(key, key.equals(spec.id()) ? ScalarType.LONG : input.type(input.indexOf(key)));
    }
    for (AggregateSpec aggregate : spec.aggregates()) {
      builder.add(aggregate.name(), input.type(input.indexOf(aggregate.name())));
    }
    return builder.build();
  }

  /**
   * Names of the columns of the input that a chain reads or hands on, in the order of the input;
   * others need not be decoded. A chain that only counts rows needs none.
   */
  public static List<String> requiredColumns(List<OperatorSpec> chain, RowSignature input) {
    return RequiredColumns.of(chain, input);
  }

  /**
   * Names of the columns of a side input that operators of a chain read, in the order of the input.
   *
   * @param input position of the input among those of the stage
   */
  public static List<String> sideColumns(
      List<OperatorSpec> chain, int input, RowSignature signature) {
    return RequiredColumns.ofSide(chain, input, signature);
  }

  /**
   * Makes what an operator wants of a side input.
   *
   * @param chains how many chains with the operator will share it
   * @throws IllegalArgumentException if the operator wants nothing
   */
  public static SideBuild<?> sideBuild(OperatorSpec spec, int chains) {
    if (spec instanceof OperatorSpec.HashJoin hash) {
      return new HashJoinBuild(hash, chains);
    }
    if (spec instanceof OperatorSpec.KeyFilter filter) {
      return new KeyFilterBuild(filter);
    }
    throw new IllegalArgumentException("Nothing to build for [" + spec + "]");
  }

  /**
   * The live chain. Closing it closes {@code end}.
   *
   * @param input columns of the batches that it will be given
   * @param end takes what comes out
   * @throws IllegalArgumentException naming what is wrong, if an operator reads a column or calls a
   *     function that is not there
   */
  public static BatchSink open(
      List<OperatorSpec> chain, RowSignature input, BatchSink end, OperatorContext context) {
    List<RowSignature> inputs = new ArrayList<>();
    RowSignature signature = input;
    for (OperatorSpec spec : chain) {
      inputs.add(signature);
      signature = outputSignature(spec, signature);
    }
    BatchSink sink = end;
    try {
      for (int i = chain.size() - 1; i >= 0; i--) {
        sink = open(chain.get(i), i, inputs.get(i), sink, context);
      }
    } catch (RuntimeException | Error e) {
      sink.close();
      throw e;
    }
    return sink;
  }

  private static BatchSink open(
      OperatorSpec spec,
      int position,
      RowSignature input,
      BatchSink next,
      OperatorContext context) {
    if (spec instanceof OperatorSpec.HashJoin hash) {
      return HashJoinOperator.open(hash, position, input, next, context);
    }
    if (spec instanceof OperatorSpec.MergeJoin merge) {
      return MergeJoinOperator.open(merge, input, next, context);
    }
    if (spec instanceof OperatorSpec.KeyFilter filter) {
      return KeyFilterOperator.open(filter, position, input, next, context);
    }
    if (spec instanceof OperatorSpec.Filter filter) {
      return new FilterOperator(
          compiler().compilePredicate(filter.condition(), input), context.arena(), next);
    }
    if (spec instanceof OperatorSpec.Project project) {
      ExprCompiler compiler = compiler();
      List<CompiledExpr> projections = new ArrayList<>();
      project.projections().forEach(p -> projections.add(compiler.compile(p.expr(), input)));
      return new ProjectOperator(projections, outputSignature(spec, input), context.arena(), next);
    }
    if (spec instanceof OperatorSpec.PartialAggregate aggregate) {
      return partial(aggregate, input, next, context);
    }
    if (spec instanceof OperatorSpec.CombineSets combine) {
      return combine(combine, input, next, context);
    }
    if (spec instanceof OperatorSpec.Unnest unnest) {
      return new UnnestOperator(unnest, input, outputSignature(spec, input), next, context);
    }
    if (spec instanceof OperatorSpec.MergeAggregate aggregate) {
      return merge(aggregate, input, next, context);
    }
    if (spec instanceof OperatorSpec.Repeat repeat) {
      return new RepeatOperator(repeat, input, context, next);
    }
    if (spec instanceof OperatorSpec.Limit limit) {
      return new LimitOperator(limit, context.arena(), next);
    }
    if (spec instanceof OperatorSpec.Window window) {
      WindowRows rows =
          new WindowRows(
              window.window(), input, context.arena(), context.allocator(), context.spillFolder());
      return new WindowOperator(rows, next, context);
    }
    throw new IllegalArgumentException("No operator for [" + spec + "]");
  }

  private static BatchSink partial(
      OperatorSpec.PartialAggregate spec,
      RowSignature input,
      BatchSink next,
      OperatorContext context) {
    RowSignature output = outputSignature(spec, input);
    if (spec.keys().isEmpty()) {
      return new UngroupedAggregateOperator(
          GroupStates.ofRows(spec.aggregates(), input, context.arena()),
          output,
          next,
          context.arena());
    }
    List<ColumnType> types = types(spec.keys(), input);
    return new PartialAggregateOperator(
        () -> Groupers.forKeys(types),
        () -> GroupStates.ofRows(spec.aggregates(), input, context.arena()),
        positions(spec.keys(), input),
        spec.maxGroups() == null ? Integer.MAX_VALUE : spec.maxGroups(),
        output,
        next,
        context);
  }

  private static BatchSink combine(
      OperatorSpec.CombineSets spec, RowSignature input, BatchSink next, OperatorContext context) {
    RowSignature output = outputSignature(spec, input);
    List<ColumnType> types = types(spec.keys(), output);
    int[] keys =
        spec.keys().stream()
            .mapToInt(key -> key.equals(spec.id()) ? -1 : input.indexOf(key))
            .toArray();
    return new CombineSetsOperator(
        spec,
        () -> Groupers.forKeys(types),
        () -> GroupStates.ofPartials(spec.aggregates(), input, context.arena()),
        keys,
        output,
        next,
        context);
  }

  private static BatchSink merge(
      OperatorSpec.MergeAggregate spec,
      RowSignature input,
      BatchSink next,
      OperatorContext context) {
    if (!spec.sorted() && !spec.keys().isEmpty()) {
      RowSignature partials = grouped(spec.keys(), spec.aggregates(), false, input);
      GroupTable table =
          new GroupTable(
              () -> Groupers.forKeys(types(spec.keys(), partials)),
              () -> GroupStates.ofPartials(spec.aggregates(), partials, context.arena()),
              partials,
              context);
      return new HashAggregateOperator(
          table, spec.finish(), outputSignature(spec, input), next, context);
    }
    return new MergeAggregateOperator(
        new Runs(types(spec.keys(), input)),
        GroupStates.ofPartials(spec.aggregates(), input, context.arena()),
        positions(spec.keys(), input),
        spec.finish(),
        outputSignature(spec, input),
        next,
        context);
  }

  private static List<ColumnType> types(List<String> keys, RowSignature input) {
    return keys.stream().map(key -> input.type(input.indexOf(key))).toList();
  }

  private static int[] positions(List<String> keys, RowSignature input) {
    return keys.stream().mapToInt(input::indexOf).toArray();
  }

  private static ExprCompiler compiler() {
    return new ExprCompiler(BuiltinFunctions.registry());
  }
}
