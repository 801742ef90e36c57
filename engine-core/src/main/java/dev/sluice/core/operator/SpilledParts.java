package dev.sluice.core.operator;

import dev.sluice.core.group.KeyHash;
import dev.sluice.core.group.RowScatter;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.FrameBuilder;
import dev.sluice.frames.file.FrameWriter;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows in parts by the hash of their key, in memory or on disk as the budget wants: what did not
 * fit into a table at once does so part by part. Rows of equal keys are in one part.
 */
final class SpilledParts implements AutoCloseable {
  /** Parts of one level. */
  static final int PARTS = 16;

  private static final long FRAME_BYTES = 1 << 18;

  /** Rows that are larger did not fit into a batch. */
  private static final long MAX_ROW_BYTES = 1L << 30;

  private final KeyHash hash;
  private final List<FrameWriter> parts = new ArrayList<>();
  private int[] rows = new int[0];
  private final int[] ends = new int[PARTS + 1];

  /**
   * No rows yet.
   *
   * @param keys positions of the key's columns
   * @param level 1 for parts of an operator's input, one more for parts of a part
   */
  SpilledParts(RowSignature signature, int[] keys, int level, OperatorContext context) {
    this.hash = new KeyHash(keys, level);
    FrameAllocator allocator = context.allocator();
    for (int p = 0; p < PARTS; p++) {
      FrameBuilder builder = new FrameBuilder(signature, allocator, FRAME_BYTES, MAX_ROW_BYTES);
      parts.add(new FrameWriter(allocator, context.spillFolder(), builder));
    }
  }

  void add(Batch batch) {
    int count = batch.rowCount();
    if (rows.length < count) {
      rows = new int[count];
    }
    RowScatter.order(hash.partitions(batch, PARTS), count, rows, ends);
    for (int p = 0; p < PARTS; p++) {
      if (ends[p + 1] > ends[p]) {
        parts.get(p).add(batch, rows, ends[p], ends[p + 1]);
      }
    }
  }

  /** No more rows will come; answers the parts, which stay this object's. */
  List<FrameWriter> finish() {
    parts.forEach(FrameWriter::finish);
    return parts;
  }

  @Override
  public void close() {
    parts.forEach(FrameWriter::close);
  }
}
