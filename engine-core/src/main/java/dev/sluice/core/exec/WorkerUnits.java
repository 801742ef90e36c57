package dev.sluice.core.exec;

import dev.sluice.core.context.ContextKeys;
import dev.sluice.core.counters.ChannelCounter;
import dev.sluice.core.counters.ChannelCounter.Field;
import dev.sluice.core.counters.WorkerCounters;
import dev.sluice.core.input.InputSplit;
import dev.sluice.core.input.ParseErrorSink;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.operator.Operators;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.core.processor.Unit;
import dev.sluice.core.processors.ExternalUnit;
import dev.sluice.core.processors.InlineUnit;
import dev.sluice.core.processors.JoinedRanges;
import dev.sluice.core.processors.MergedPartitions;
import dev.sluice.core.processors.PartitionUnit;
import dev.sluice.core.processors.SegmentUnit;
import dev.sluice.core.processors.StageChains;
import dev.sluice.core.segment.RangeFilter;
import dev.sluice.core.segment.SegmentSplit;
import dev.sluice.core.shuffle.StagePartitions;
import dev.sluice.core.slice.InputSlice;
import dev.sluice.core.slice.WorkOrder;
import dev.sluice.core.table.SegmentDescriptor;
import dev.sluice.core.table.Snapshot;
import dev.sluice.frames.type.RowSignature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** Turns a work order into the units that the worker's lanes read. */
final class WorkerUnits {
  private static final long MORSEL_ROWS = 1 << 17;

  private final QueryScope scope;
  private final WorkOrder order;
  private final WorkerCounters counters;
  private final IntFunction<StagePartitions> stages;
  private final RowSignature signature;
  private final List<Unit> units = new ArrayList<>();

  private WorkerUnits(
      QueryScope scope,
      WorkOrder order,
      WorkerCounters counters,
      IntFunction<StagePartitions> stages,
      RowSignature signature) {
    this.scope = scope;
    this.order = order;
    this.counters = counters;
    this.stages = stages;
    this.signature = signature;
  }

  /** Columns of the batches that the units of a stage give: those that the stage uses. */
  static RowSignature inputSignature(QueryScope scope, StageDefinition stage) {
    return inputSignature(scope, stage, stage.streamed().get(0));
  }

  /** Columns of the batches that one input gives. */
  static RowSignature inputSignature(QueryScope scope, StageDefinition stage, int input) {
    InputSpec first = stage.inputs().get(input);
    if (first instanceof InputSpec.External external) {
      List<OperatorSpec> chain = stage.processor().chain();
      List<String> used =
          stage.broadcast().contains(input)
              ? Operators.sideColumns(chain, input, external.signature())
              : Operators.requiredColumns(chain, external.signature());
      RowSignature.Builder wanted = RowSignature.builder();
      for (String name : used) {
        wanted.add(name, external.signature().type(external.signature().indexOf(name)));
      }
      return wanted.build();
    }
    if (first instanceof InputSpec.Table table) {
      return table.signature();
    }
    if (first instanceof InputSpec.Stage from) {
      return scope.definition().stages().get(from.stageNumber()).signature();
    }
    return ((InputSpec.Inline) first).signature();
  }

  /** The units of the inputs that lanes stream, in the order of the inputs. */
  static List<Unit> of(
      QueryScope scope,
      WorkOrder order,
      WorkerCounters counters,
      IntFunction<StagePartitions> stages,
      RowSignature signature)
      throws IOException {
    WorkerUnits units = new WorkerUnits(scope, order, counters, stages, signature);
    for (int input : order.stage().streamed()) {
      units.add(input, order.stage().inputs().get(input), order.slices().get(input));
    }
    return units.units;
  }

  /** The units of a broadcast input. */
  static List<Unit> ofBroadcast(
      QueryScope scope,
      WorkOrder order,
      WorkerCounters counters,
      IntFunction<StagePartitions> stages,
      int input)
      throws IOException {
    RowSignature signature = inputSignature(scope, order.stage(), input);
    WorkerUnits units = new WorkerUnits(scope, order, counters, stages, signature);
    units.add(input, order.stage().inputs().get(input), order.slices().get(input));
    return units.units;
  }

  private void add(int input, InputSpec spec, InputSlice slice) throws IOException {
    if (slice instanceof InputSlice.External external && spec instanceof InputSpec.External from) {
      addExternal(input, from, external);
    } else if (slice instanceof InputSlice.Segments segments
        && spec instanceof InputSpec.Table table) {
      addSegments(input, table, segments);
    } else if (slice instanceof InputSlice.StagePartitions share) {
      StagePartitions stage = stages.apply(share.stageNumber());
      List<PartitionUnit> partitions = new ArrayList<>();
      for (int partition : share.partitions()) {
        partitions.add(new PartitionUnit(input, stage, partition, counters.input(input)));
      }
      units.addAll(
          StageChains.mayMergePartitions(order.stage())
              ? MergedPartitions.of(partitions)
              : partitions);
    } else if (slice instanceof InputSlice.Inline && spec instanceof InputSpec.Inline inline) {
      units.add(new InlineUnit(input, inline, counters.input(input)));
    }
  }

  private void addExternal(int input, InputSpec.External from, InputSlice.External slice) {
    ChannelCounter counter = counters.input(input);
    ParseErrorSink parseErrors =
        scope.parseErrors().sink(order.stageNumber(), order.workerNumber(), counters.warnings());
    Set<Integer> files = new HashSet<>();
    for (InputSplit split : slice.splits()) {
      files.add(split.index());
      units.add(
          new ExternalUnit(
              input,
              from,
              signature,
              split,
              parseErrors,
              scope.context().get(ContextKeys.REMOVE_NULL_BYTES),
              counter));
    }
    counter.add(Field.TOTAL_FILES, 0, files.size());
  }

  private void addSegments(int input, InputSpec.Table table, InputSlice.Segments slice)
      throws IOException {
    ChannelCounter counter = counters.input(input);
    Snapshot snapshot = scope.snapshot();
    RangeFilter filter = RangeFilter.of(table.filter());
    Map<String, Integer> places = new HashMap<>();
    for (SegmentDescriptor segment : snapshot.segments(table.dataSource())) {
      places.put(segment.id(), places.size());
    }
    for (String id : slice.segmentIds()) {
      SegmentDescriptor segment = snapshot.segment(table.dataSource(), id);
      List<SegmentSplit> splits = snapshot.splits(segment, filter, MORSEL_ROWS);
      for (int i = 0; i < splits.size(); i++) {
        units.add(
            new SegmentUnit(
                input,
                places.getOrDefault(id, 0),
                snapshot,
                segment,
                splits.get(i),
                i == splits.size() - 1,
                signature,
                filter,
                order.stage().broadcast().contains(input)
                    ? JoinedRanges.none()
                    : JoinedRanges.of(order.stage(), signature),
                counter));
      }
    }
    counter.add(Field.TOTAL_FILES, 0, slice.segmentIds().size());
  }
}
