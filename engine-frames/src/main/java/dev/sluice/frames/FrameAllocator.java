package dev.sluice.frames;

import dev.sluice.frames.memory.MemoryLimitException;
import dev.sluice.frames.memory.MemoryPool;
import org.apache.arrow.memory.AllocationListener;
import org.apache.arrow.memory.AllocationOutcome;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Off-heap buffers of frames, counted in a memory pool. Thread-safe.
 *
 * <p>A frame belongs to the allocator that made it until it is closed, wherever it went meanwhile;
 * so an allocator lives as long as the frames that its users hand on.
 */
public final class FrameAllocator implements AutoCloseable {
  /** Buffers start and end at multiples of this many bytes, as Arrow recommends. */
  public static final int ALIGNMENT = 64;

  private final BufferAllocator arrow;
  private final MemoryPool pool;
  private @Nullable BufferAllocator exports;

  private FrameAllocator(BufferAllocator arrow, MemoryPool pool) {
    this.arrow = arrow;
    this.pool = pool;
  }

  /** Allocator without a parent, bounded by the pool alone. */
  public static FrameAllocator root(MemoryPool pool) {
    AllocationListener releases =
        new AllocationListener() {
          @Override
          public void onRelease(long size) {
            pool.release(size);
          }
        };
    return new FrameAllocator(
        new RootAllocator(releases, Long.MAX_VALUE, FrameAllocator::align), pool);
  }

  /** Allocator over the same pool, which checks on its own that its buffers were given back. */
  public FrameAllocator child(String name) {
    return new FrameAllocator(arrow.newChildAllocator(name, 0, Long.MAX_VALUE), pool);
  }

  /** The pool in which buffers are counted. */
  public MemoryPool pool() {
    return pool;
  }

  public String name() {
    return arrow.getName();
  }

  /** Bytes of this allocator and its children that are not given back yet. */
  public long usedBytes() {
    return arrow.getAllocatedMemory();
  }

  /** The next multiple of {@link #ALIGNMENT}. */
  public static long align(long bytes) {
    return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
  }

  /**
   * A buffer of unspecified content.
   *
   * @throws MemoryLimitException if the pool refuses
   */
  ArrowBuf allocate(long bytes) {
    pool.reserve(align(bytes));
    return allocateReserved(bytes);
  }

  /** A buffer that may pass the limit, see {@link MemoryPool#overdraw}. */
  ArrowBuf allocateRegardless(long bytes) {
    pool.overdraw(align(bytes));
    return allocateReserved(bytes);
  }

  private ArrowBuf allocateReserved(long bytes) {
    try {
      return arrow.buffer(bytes);
    } catch (RuntimeException | Error e) {
      pool.release(align(bytes));
      throw e;
    }
  }

  /**
   * Arrow's view of this allocator, for vectors that leave the engine. What they take is counted in
   * the pool; a pool that refuses makes the allocation fail with {@link
   * dev.sluice.frames.memory.MemoryLimitException}.
   */
  public synchronized BufferAllocator arrow() {
    BufferAllocator open = exports;
    if (open == null) {
      open =
          arrow.newChildAllocator(arrow.getName() + "/exports", counting(pool), 0, Long.MAX_VALUE);
      exports = open;
    }
    return open;
  }

  private static AllocationListener counting(MemoryPool pool) {
    return new AllocationListener() {
      @Override
      public void onPreAllocation(long size) {
        pool.reserve(size);
      }

      @Override
      public boolean onFailedAllocation(long size, AllocationOutcome outcome) {
        pool.release(size);
        return false;
      }

      @Override
      public void onRelease(long size) {
        pool.release(size);
      }
    };
  }

  /**
   * Ends the allocator.
   *
   * @throws IllegalStateException naming the allocator, if buffers or children are still open
   */
  @Override
  public synchronized void close() {
    long used = arrow.getAllocatedMemory();
    if (used != 0) {
      throw new IllegalStateException(
          "Frame allocator [" + arrow.getName() + "] leaks [" + used + "] bytes");
    }
    if (exports != null) {
      exports.close();
    }
    arrow.close();
  }
}
