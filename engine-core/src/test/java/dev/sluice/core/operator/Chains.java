package dev.sluice.core.operator;

import dev.sluice.frames.Batches;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.util.List;

/** Runs operators over rows, plainly. */
final class Chains {
  private Chains() {}

  /** Adds what comes out. */
  static void run(
      OperatorSpec spec, RowSignature input, List<List<Object>> rows, List<List<Object>> into) {
    CollectingSink end = new CollectingSink(Integer.MAX_VALUE);
    try (MemoryPool pool = MemoryPool.root("chain", 64L << 20);
        FrameAllocator allocator = FrameAllocator.root(pool)) {
      VectorArena arena = new VectorArena();
      OperatorContext context =
          new OperatorContext(arena, pool, allocator, SpillFolder.path(), new CancellationToken());
      try (BatchSink sink = Operators.open(List.of(spec), input, end, context)) {
        for (Batch batch : Batches.split(input, rows, Batch.DEFAULT_ROWS)) {
          sink.accept(batch);
          arena.reset();
        }
        sink.finish();
      }
    }
    into.addAll(end.rows());
  }
}
