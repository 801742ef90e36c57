package dev.sluice.frames.sort;

import dev.sluice.frames.BatchCursor;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.FrameBuilder;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.key.KeyOrder;
import dev.sluice.frames.key.KeyPrefix;
import dev.sluice.frames.key.RowComparator;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads slices of sorted runs as one, in key order; of equal rows those of the earlier slice first.
 *
 * <p>One slice is passed through. More slices than can be open at a time are merged in several
 * passes through the disk. The runs stay their owner's. Belongs to one thread at a time.
 */
public final class RunMerger implements BatchCursor {
  private static final int MAX_INPUTS = 64;
  private static final int MIN_INPUTS = 4;

  private final RowSignature signature;
  private final VectorArena arena;
  private final MergeInput[] inputs;
  private final KeyPrefix prefix;
  private final RowComparator comparator;
  private final MergedRows merged;
  private final List<SortedRun> intermediate;
  private final MemoryPool pool;
  private long heapBytes;
  private @Nullable LoserTree tree;

  private RunMerger(
      List<RunSlice> slices,
      List<SortedRun> intermediate,
      FrameAllocator allocator,
      VectorArena arena) {
    this.signature = slices.get(0).run().signature();
    ClusterBy key = slices.get(0).run().key();
    int column = signature.indexOf(key.columns().get(0).columnName());
    this.arena = arena;
    KeyColumn first = key.columns().get(0);
    Physical physical = signature.type(column).physical();
    this.prefix =
        new KeyPrefix(
            physical, first, physical == Physical.BYTES ? commonBytes(slices, first.order()) : 0);
    this.comparator = new RowComparator(signature, key);
    this.inputs =
        slices.stream()
            .map(slice -> new MergeInput(slice, allocator, column))
            .toArray(MergeInput[]::new);
    this.merged = new MergedRows(inputs);
    this.intermediate = intermediate;
    this.pool = allocator.pool();
    this.heapBytes = slices.stream().mapToLong(slice -> batchBytes(slice.run())).sum();
    pool.overdraw(heapBytes);
  }

  /**
   * The rows of the slices, whose runs share signature and key.
   *
   * @param allocator for frames that are read from disk
   * @param folder for further passes
   * @param arena for the batches, reset by the caller between them
   */
  public static BatchCursor open(
      List<RunSlice> slices, FrameAllocator allocator, Path folder, VectorArena arena)
      throws IOException {
    List<RunSlice> wanted = new ArrayList<>();
    for (RunSlice slice : slices) {
      if (slice.rowCount() > 0) {
        wanted.add(slice);
      }
    }
    if (wanted.isEmpty()) {
      return new Concatenation(List.of(), allocator, arena);
    }
    if (wanted.size() == 1 || wanted.get(0).run().key().isEmpty()) {
      return new Concatenation(wanted, allocator, arena);
    }
    List<SortedRun> intermediate = new ArrayList<>();
    boolean done = false;
    try {
      int most = mostInputs(wanted, allocator);
      while (wanted.size() > most) {
        wanted = mergeGroups(wanted, most, allocator, folder, intermediate);
      }
      done = true;
      return new RunMerger(wanted, intermediate, allocator, arena);
    } finally {
      if (!done) {
        intermediate.forEach(SortedRun::close);
      }
    }
  }

  /**
   * How many leading bytes the values of the first key column share. All rows are between the first
   * and the last of their run; in encoded keys these bytes stand behind one that tells null, and
   * before the first 0.
   */
  private static int commonBytes(List<RunSlice> slices, KeyOrder order) {
    byte[] first = slices.get(0).run().firstKey();
    int common = first.length;
    for (RunSlice slice : slices) {
      for (byte[] encoded : List.of(slice.run().firstKey(), slice.run().lastKey())) {
        int mismatch = Arrays.mismatch(first, 0, common, encoded, 0, encoded.length);
        common = mismatch < 0 ? common : Math.min(common, mismatch);
      }
    }
    byte zero = (byte) (order == KeyOrder.DESCENDING ? ~0 : 0);
    int end = 1;
    while (end < common && first[end] != zero) {
      end++;
    }
    return end - 1;
  }

  /** How many slices may be open at a time: each holds a frame, a batch and its prefixes. */
  private static int mostInputs(List<RunSlice> slices, FrameAllocator allocator) {
    long bytes = 1;
    for (RunSlice slice : slices) {
      SortedRun run = slice.run();
      bytes = Math.max(bytes, run.sizeBytes() / Math.max(1, run.frameCount()) + batchBytes(run));
    }
    long affordable = allocator.pool().limitBytes() / 8 / bytes;
    return (int) Math.max(MIN_INPUTS, Math.min(MAX_INPUTS, affordable));
  }

  /** Heap that one batch of the run takes. */
  private static long batchBytes(SortedRun run) {
    long rows = Math.min(Batch.DEFAULT_ROWS, run.rowCount());
    return rows * (8 + run.sizeBytes() / Math.max(1, run.rowCount()));
  }

  /** One pass: groups of neighbours become runs on disk, as few as will do. */
  private static List<RunSlice> mergeGroups(
      List<RunSlice> slices,
      int most,
      FrameAllocator allocator,
      Path folder,
      List<SortedRun> intermediate)
      throws IOException {
    List<RunSlice> fewer = new ArrayList<>();
    for (int from = 0; from < slices.size(); from += most) {
      List<RunSlice> group = slices.subList(from, Math.min(slices.size(), from + most));
      if (group.size() == 1) {
        fewer.add(group.get(0));
        continue;
      }
      SortedRun run =
          new SortedRun(
              group.get(0).run().signature(), group.get(0).run().key(), allocator, folder);
      intermediate.add(run);
      VectorArena groupArena = new VectorArena();
      try (RunMerger merger = new RunMerger(group, List.of(), allocator, groupArena)) {
        write(merger, groupArena, run, allocator);
      }
      fewer.add(run.all());
    }
    return fewer;
  }

  private static void write(
      RunMerger merger, VectorArena arena, SortedRun run, FrameAllocator allocator)
      throws IOException {
    long frameBytes = SortBuffer.runFrameBytes(allocator.pool(), FrameBuilder.DEFAULT_FRAME_BYTES);
    try (FrameBuilder builder =
        new FrameBuilder(run.signature(), allocator, frameBytes, Long.MAX_VALUE)) {
      for (Batch batch = merger.next(); batch != null; batch = merger.next()) {
        for (int from = 0; from < batch.rowCount(); ) {
          int taken = builder.append(batch, from);
          if (taken == 0) {
            run.add(builder.buildRegardless());
            run.spill();
          }
          from += taken;
        }
        arena.reset();
      }
      run.add(builder.buildRegardless());
      run.spill();
    }
  }

  @Override
  public @Nullable Batch next() throws IOException {
    LoserTree matches = tree;
    if (matches == null) {
      for (MergeInput input : inputs) {
        input.advance(prefix);
      }
      matches = new LoserTree(inputs, prefix, comparator);
      tree = matches;
    } else {
      MergeInput last = inputs[matches.winner()];
      if (last.isEmpty()) {
        last.advance(prefix);
        matches.replay();
      }
    }
    MergeInput first = inputs[matches.winner()];
    if (first.isEmpty()) {
      close();
      return null;
    }
    if (matches.winnerTakesBatch()) {
      return rest(first);
    }
    merged.clear();
    while (!merged.isFull()) {
      int winner = matches.winner();
      MergeInput input = inputs[winner];
      merged.pick(winner, input.position++);
      if (input.isEmpty()) {
        break;
      }
      matches.replay();
    }
    return Batch.lazy(signature, merged.count(), merged, arena);
  }

  /** What the input's current batch still has, without a look at the others. */
  private Batch rest(MergeInput input) {
    int from = input.position;
    int count = input.size - from;
    input.position = input.size;
    Batch batch = input.batch();
    if (from == 0) {
      return batch;
    }
    int[] rows = arena.ints(count);
    for (int i = 0; i < count; i++) {
      rows[i] = from + i;
    }
    return batch.select(rows, count, arena);
  }

  @Override
  public void close() {
    for (MergeInput input : inputs) {
      input.close();
    }
    intermediate.forEach(SortedRun::close);
    pool.release(heapBytes);
    heapBytes = 0;
  }
}
