package dev.sluice.core.operator;

import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.vector.VectorArena;
import java.nio.file.Path;

/**
 * What a chain works with.
 *
 * @param arena arrays of the lane
 * @param pool budget for heap arrays that outlive a batch: hash tables, sort buffers
 * @param allocator buffers of the lane's frames, counted in the same budget
 * @param spillFolder where rows go that do not fit into the budget; exists
 * @param cancellation to be checked in long loops
 * @param sides inputs that operators read by themselves
 */
public record OperatorContext(
    VectorArena arena,
    MemoryPool pool,
    FrameAllocator allocator,
    Path spillFolder,
    CancellationToken cancellation,
    SideInputs sides) {

  /** For chains whose operators read nothing by themselves. */
  public OperatorContext(
      VectorArena arena,
      MemoryPool pool,
      FrameAllocator allocator,
      Path spillFolder,
      CancellationToken cancellation) {
    this(arena, pool, allocator, spillFolder, cancellation, SideInputs.NONE);
  }

  /** The same with other side inputs. */
  public OperatorContext withSides(SideInputs newSides) {
    return new OperatorContext(arena, pool, allocator, spillFolder, cancellation, newSides);
  }
}
