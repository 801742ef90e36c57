package dev.sluice.core.join;

import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the keys of a build side from several lanes. Where others need the memory more, nothing
 * is known of the keys in the end.
 */
public final class KeyCollector implements AutoCloseable {
  private static final int CHUNK = 1 << 13;

  private final KeyWords words;
  private final List<Lane> lanes = new ArrayList<>();
  private volatile boolean refused;
  private @Nullable MemoryPool owner;
  private long reserved;

  /**
   * Collector of keys.
   *
   * @param build columns of the build side
   * @throws IllegalArgumentException if the NULL of a key may decide a mark
   */
  public KeyCollector(List<JoinKey> keys, RowSignature build) {
    this.words = new KeyWords(keys, build);
  }

  /** Keys of one lane. Belongs to one thread at a time. */
  public final class Lane {
    private final MemoryPool pool;
    private final List<long[]> chunks = new ArrayList<>();
    private final VectorArena arena = new VectorArena();
    private int used = CHUNK;
    private long least = Long.MAX_VALUE;
    private long greatest = Long.MIN_VALUE;

    private Lane(MemoryPool pool) {
      this.pool = pool;
    }

    /** Takes the keys of the rows. */
    public void add(Batch batch) {
      if (refused || batch.rowCount() == 0) {
        return;
      }
      ColumnVector[] keys = new ColumnVector[words.keys().size()];
      for (int k = 0; k < keys.length; k++) {
        keys[k] = batch.column(batch.signature().indexOf(words.keys().get(k).build()));
      }
      int count = batch.rowCount();
      long[] added = words.of(keys, count, arena);
      boolean[] absent = words.absent(keys, count, arena);
      for (int i = 0; i < count && !refused; i++) {
        if (absent == null || !absent[i]) {
          add(added[i]);
        }
      }
      arena.reset();
    }

    private void add(long word) {
      if (used == CHUNK) {
        if (!reserve(pool, 8L * CHUNK)) {
          return;
        }
        chunks.add(new long[CHUNK]);
        used = 0;
      }
      chunks.get(chunks.size() - 1)[used++] = word;
      least = Math.min(least, word);
      greatest = Math.max(greatest, word);
    }

    private long count() {
      return (long) chunks.size() * CHUNK - (CHUNK - used);
    }

    private void addTo(KeyBits bits, Runnable check) {
      for (int c = 0; c < chunks.size(); c++) {
        check.run();
        long[] chunk = chunks.get(c);
        int end = c == chunks.size() - 1 ? used : CHUNK;
        for (int i = 0; i < end; i++) {
          bits.add(chunk[i]);
        }
      }
    }
  }

  private synchronized boolean reserve(MemoryPool pool, long bytes) {
    if (pool.shouldSpill() || !pool.tryReserve(bytes)) {
      refused = true;
      return false;
    }
    owner = pool;
    reserved += bytes;
    return true;
  }

  private synchronized void release(long bytes) {
    if (owner != null) {
      owner.release(bytes);
      reserved -= bytes;
    }
  }

  /** A new lane, which reserves in the pool. Thread-safe; all lanes have one pool. */
  public synchronized Lane lane(MemoryPool pool) {
    Lane lane = new Lane(pool);
    lanes.add(lane);
    return lane;
  }

  /**
   * What is known of the keys. Its memory is given back when the collector is closed.
   *
   * @param check called now and then; may throw to give up
   */
  public KeyMembership finish(MemoryPool pool, Runnable check) {
    long count = 0;
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    for (Lane lane : lanes) {
      count += lane.count();
      least = Math.min(least, lane.least);
      greatest = Math.max(greatest, lane.greatest);
    }
    long collected = reserved;
    KeyBits bits = null;
    if (!refused && reserve(pool, KeyBits.sizeBytes(count, least, greatest))) {
      bits = new KeyBits(count, least, greatest);
      for (Lane lane : lanes) {
        lane.addTo(bits, check);
      }
    }
    lanes.forEach(lane -> lane.chunks.clear());
    release(collected);
    boolean isBounded = bits != null && words.isExact();
    return new KeyMembership(words, bits, isBounded ? new KeyBounds(least, greatest) : null);
  }

  @Override
  public void close() {
    release(reserved);
  }
}
