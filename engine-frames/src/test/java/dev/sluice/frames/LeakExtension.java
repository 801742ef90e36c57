package dev.sluice.frames;

import dev.sluice.frames.memory.MemoryPool;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives every test a pool and an allocator of its own, and fails the test that leaves memory in
 * them. Use as a field:
 *
 * <pre>{@code @RegisterExtension final LeakExtension memory = new LeakExtension();}</pre>
 */
public final class LeakExtension implements BeforeEachCallback, AfterEachCallback {
  private final long limitBytes;
  private MemoryPool pool;
  private FrameAllocator allocator;

  public LeakExtension() {
    this(256L << 20);
  }

  public LeakExtension(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  public MemoryPool pool() {
    return pool;
  }

  public FrameAllocator allocator() {
    return allocator;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    pool = MemoryPool.root("test", limitBytes);
    allocator = FrameAllocator.root(pool);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      return;
    }
    allocator.close();
    pool.close();
  }
}
