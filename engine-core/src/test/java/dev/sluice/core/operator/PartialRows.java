package dev.sluice.core.operator;

import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.frames.Batches;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What becomes of the output of partial aggregates: sorted by the keys and merged. */
final class PartialRows {
  private PartialRows() {}

  /** Final rows, sorted by the keys. */
  static List<List<Object>> merged(
      List<List<Object>> partials,
      RowSignature input,
      List<String> keys,
      List<AggregateSpec> aggregates) {
    RowSignature signature =
        Operators.outputSignature(new OperatorSpec.PartialAggregate(keys, aggregates), input);
    List<List<Object>> sorted = new ArrayList<>(partials);
    sorted.sort(byKeys(keys.size()));
    CollectingSink end = new CollectingSink(Integer.MAX_VALUE);
    try (MemoryPool pool = MemoryPool.root("merge", 64L << 20);
        FrameAllocator allocator = FrameAllocator.root(pool)) {
      VectorArena arena = new VectorArena();
      try (BatchSink sink =
          Operators.open(
              List.of(new OperatorSpec.MergeAggregate(keys, aggregates, true)),
              signature,
              end,
              new OperatorContext(
                  arena, pool, allocator, SpillFolder.path(), new CancellationToken()))) {
        for (Batch batch : Batches.split(signature, sorted, 1000)) {
          sink.accept(batch);
          arena.reset();
        }
        sink.finish();
      }
    }
    return end.rows();
  }

  /** Order of the first columns, null first; stable for rows of equal keys. */
  static Comparator<List<Object>> byKeys(int keyCount) {
    return (left, right) -> {
      for (int k = 0; k < keyCount; k++) {
        int order = compare(left.get(k), right.get(k));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }

  @SuppressWarnings("unchecked") // the values of a column are of one class
  private static int compare(Object left, Object right) {
    if (left == null || right == null) {
      return left == right ? 0 : left == null ? -1 : 1;
    }
    return ((Comparable<Object>) left).compareTo(right);
  }
}
