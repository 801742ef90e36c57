package dev.sluice.frames;

import dev.sluice.frames.type.RowSignature;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.arrow.memory.ArrowBuf;

/**
 * Immutable rows in columns, off the heap, in Arrow's layout.
 *
 * <p>A frame object has one owner, who closes it. Owners that want to hold the same rows take a
 * frame object each with {@link #share()}; the memory is given back with the last of them. Any
 * thread may read while the owner keeps the frame open.
 */
public final class Frame implements AutoCloseable {
  private final FrameLayout layout;
  private final ArrowBuf memory;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Frame(FrameLayout layout, ArrowBuf memory) {
    this.layout = layout;
    this.memory = memory;
  }

  /** Fills the block of a new frame. */
  @FunctionalInterface
  public interface Filler<X extends Exception> {
    void fill(long address) throws X;
  }

  /**
   * Frame of this layout.
   *
   * @throws dev.sluice.frames.memory.MemoryLimitException if the pool refuses
   */
  public static <X extends Exception> Frame create(
      FrameLayout layout, FrameAllocator allocator, Filler<X> filler) throws X {
    return fill(layout, allocator.allocate(layout.sizeBytes()), filler);
  }

  /**
   * Like {@link #create}, and never refused: for the few frames that a reader or a spilling writer
   * cannot do without.
   */
  public static <X extends Exception> Frame createRegardless(
      FrameLayout layout, FrameAllocator allocator, Filler<X> filler) throws X {
    return fill(layout, allocator.allocateRegardless(layout.sizeBytes()), filler);
  }

  private static <X extends Exception> Frame fill(
      FrameLayout layout, ArrowBuf memory, Filler<X> filler) throws X {
    boolean filled = false;
    try {
      filler.fill(memory.memoryAddress());
      filled = true;
      return new Frame(layout, memory);
    } finally {
      if (!filled) {
        memory.close();
      }
    }
  }

  public RowSignature signature() {
    return layout.signature();
  }

  public int rowCount() {
    return layout.rowCount();
  }

  /** Off-heap bytes; dictionaries are not counted. */
  public long sizeBytes() {
    return layout.sizeBytes();
  }

  public FrameLayout layout() {
    return layout;
  }

  /**
   * Where the block starts. Valid while the frame is open.
   *
   * @throws IllegalStateException if it is closed
   */
  public long address() {
    checkOpen();
    return memory.memoryAddress();
  }

  /** The same rows for another owner. */
  public Frame share() {
    checkOpen();
    memory.getReferenceManager().retain();
    return new Frame(layout, memory);
  }

  private void checkOpen() {
    if (closed.get()) {
      throw new IllegalStateException("Frame is closed");
    }
  }

  /** Gives up this owner's hold on the rows. Idempotent. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      memory.close();
    }
  }
}
