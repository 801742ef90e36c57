package dev.sluice.frames.memory;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that may be used: a tree of named pools, in which a reservation counts in the pool and in
 * all pools above it. Thread-safe.
 *
 * <p>Operators ask with {@link #tryReserve} and spill or flush when refused. {@link #shouldSpill()}
 * tells holders of finished output to move it to disk while half of the budget is still free for
 * those that work.
 */
public final class MemoryPool implements AutoCloseable {
  private final String name;
  private final @Nullable MemoryPool parent;
  private final long limitBytes;
  private final AtomicLong usedBytes = new AtomicLong();
  private final AtomicLong peakBytes = new AtomicLong();

  private MemoryPool(String name, @Nullable MemoryPool parent, long limitBytes) {
    this.name = name;
    this.parent = parent;
    this.limitBytes = limitBytes;
  }

  /** Pool without a parent. */
  public static MemoryPool root(String name, long limitBytes) {
    return new MemoryPool(name, null, limitBytes);
  }

  /** Child with the limit of its ancestors only. */
  public MemoryPool child(String childName) {
    return new MemoryPool(name + "/" + childName, this, Long.MAX_VALUE);
  }

  public MemoryPool child(String childName, long childLimitBytes) {
    return new MemoryPool(name + "/" + childName, this, childLimitBytes);
  }

  public String name() {
    return name;
  }

  public long usedBytes() {
    return usedBytes.get();
  }

  public long peakBytes() {
    return peakBytes.get();
  }

  /** Smallest limit of this pool and those above. */
  public long limitBytes() {
    return parent == null ? limitBytes : Math.min(limitBytes, parent.limitBytes());
  }

  /** Bytes that a reservation may still have. */
  public long availableBytes() {
    long own = limitBytes == Long.MAX_VALUE ? Long.MAX_VALUE : limitBytes - usedBytes.get();
    return parent == null ? own : Math.min(own, parent.availableBytes());
  }

  /** Whether less than half of the budget is free, so that whoever can spill should. */
  public boolean shouldSpill() {
    return availableBytes() < limitBytes() / 2;
  }

  /** Reserves all of the bytes or nothing. */
  public boolean tryReserve(long bytes) {
    if (parent != null && !parent.tryReserve(bytes)) {
      return false;
    }
    long used = usedBytes.addAndGet(bytes);
    if (used > limitBytes) {
      usedBytes.addAndGet(-bytes);
      if (parent != null) {
        parent.release(bytes);
      }
      return false;
    }
    peakBytes.accumulateAndGet(used, Math::max);
    return true;
  }

  /**
   * Reserves the bytes.
   *
   * @throws MemoryLimitException naming the pool, if they are not to be had
   */
  public void reserve(long bytes) {
    if (!tryReserve(bytes)) {
      throw new MemoryLimitException(name, bytes, usedBytes.get(), limitBytes());
    }
  }

  /**
   * Reserves the bytes even past the limit. For small needs without which nothing could be spilled,
   * such as the one frame that is on its way to disk; everybody else is refused meanwhile.
   */
  public void overdraw(long bytes) {
    if (parent != null) {
      parent.overdraw(bytes);
    }
    peakBytes.accumulateAndGet(usedBytes.addAndGet(bytes), Math::max);
  }

  public void release(long bytes) {
    long used = usedBytes.addAndGet(-bytes);
    if (used < 0) {
      throw new IllegalStateException("Pool [" + name + "] released more than was reserved");
    }
    if (parent != null) {
      parent.release(bytes);
    }
  }

  /**
   * Ends the pool.
   *
   * @throws IllegalStateException naming the pool, if bytes are still reserved: that is a leak
   */
  @Override
  public void close() {
    long used = usedBytes.getAndSet(0);
    if (used != 0) {
      if (parent != null) {
        parent.release(used);
      }
      throw new IllegalStateException("Pool [" + name + "] leaks [" + used + "] bytes");
    }
  }
}
