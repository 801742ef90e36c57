package dev.sluice.core.input.format;

import dev.sluice.core.input.column.TextDictionaries;
import dev.sluice.frames.memory.MemoryPool;

/**
 * The read window and the text dictionaries of a lane. The readers that the lane opens one after
 * the other share them, so that neither memory nor codes change from split to split. Counted in the
 * pool until closed; closed after the last reader.
 */
public final class LaneBuffers implements AutoCloseable {
  private static final int[] WINDOW_BYTES = {1 << 20, 1 << 18, 1 << 16};

  private final MemoryPool pool;
  private final TextDictionaries dictionaries;
  private byte[] window = {};

  public LaneBuffers(MemoryPool pool) {
    this.pool = pool;
    this.dictionaries = new TextDictionaries(pool);
  }

  TextDictionaries dictionaries() {
    return dictionaries;
  }

  /** An array for the window; smaller when memory is short. */
  byte[] window() {
    for (int i = 0; window.length == 0; i++) {
      int size = WINDOW_BYTES[i];
      if (i == WINDOW_BYTES.length - 1) {
        pool.reserve(size);
        window = new byte[size];
      } else if (pool.tryReserve(size)) {
        window = new byte[size];
      }
    }
    return window;
  }

  /**
   * A window of twice the size. Contents are not copied.
   *
   * @throws dev.sluice.frames.memory.MemoryLimitException if there is no memory for it
   */
  byte[] grow() {
    int size = Math.multiplyExact(window.length, 2);
    pool.reserve(size);
    pool.release(window.length);
    window = new byte[size];
    return window;
  }

  /** Idempotent. */
  @Override
  public void close() {
    dictionaries.close();
    pool.release(window.length);
    window = new byte[0];
  }
}
