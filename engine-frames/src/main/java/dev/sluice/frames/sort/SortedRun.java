package dev.sluice.frames.sort;

import dev.sluice.frames.BatchCursor;
import dev.sluice.frames.Frame;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.FrameReader;
import dev.sluice.frames.file.SpillableFrames;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.key.KeyEncoder;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows in key order, in memory or on disk.
 *
 * <p>One owner spills and closes; any number of threads may read what is not being spilled or
 * closed.
 */
public final class SortedRun implements AutoCloseable {
  private final RowSignature signature;
  private final ClusterBy key;
  private final FrameAllocator allocator;
  private final SpillableFrames frames;

  /** Encoded key of the first row of every frame. */
  private final List<byte[]> firstKeys = new ArrayList<>();

  private byte[] lastKey = new byte[0];

  SortedRun(RowSignature signature, ClusterBy key, FrameAllocator allocator, Path folder) {
    this.signature = signature;
    this.key = key;
    this.allocator = allocator;
    this.frames = new SpillableFrames(folder);
  }

  /** Takes over a frame of rows that follow those that are here. */
  void add(Frame frame) {
    int rows = frame.rowCount();
    if (rows > 0) {
      KeyEncoder encoder = new KeyEncoder(signature, key);
      FrameReader reader = new FrameReader(new VectorArena());
      firstKeys.add(encoder.encode(reader.read(frame, 0, 1), 0));
      lastKey = encoder.encode(reader.read(frame, rows - 1, 1), 0);
    }
    frames.add(frame);
  }

  /** Encoded key of the first row; there is one. */
  byte[] firstKey() {
    return firstKeys.get(0);
  }

  /** Encoded key of the last row; there is one. */
  byte[] lastKey() {
    return lastKey;
  }

  public RowSignature signature() {
    return signature;
  }

  /** The order of the rows. */
  public ClusterBy key() {
    return key;
  }

  public long rowCount() {
    return frames.rowCount();
  }

  /** Bytes of all rows, wherever they are. */
  public long sizeBytes() {
    return frames.sizeBytes();
  }

  /** Bytes in memory. */
  public long memoryBytes() {
    return frames.memoryBytes();
  }

  /** Bytes that were written to disk. */
  public long spilledBytes() {
    return frames.spilledBytes();
  }

  int frameCount() {
    return frames.frameCount();
  }

  /**
   * Moves the rows to disk.
   *
   * @throws IOException naming the spill file, if it cannot be written
   */
  public void spill() throws IOException {
    frames.spill();
  }

  /** Number of the first row whose encoded key is not below this one. */
  public long lowerBound(byte[] encodedKey) throws IOException {
    return lowerBounds(List.of(encodedKey))[0];
  }

  /**
   * The {@link #lowerBound} of each key; for many keys in ascending order this reads each frame
   * once at most.
   */
  public long[] lowerBounds(List<byte[]> encodedKeys) throws IOException {
    long[] bounds = new long[encodedKeys.size()];
    try (Lookup lookup = new Lookup()) {
      for (int i = 0; i < bounds.length; i++) {
        bounds[i] = lookup.lowerBound(encodedKeys.get(i));
      }
    }
    return bounds;
  }

  /** Search that keeps the last frame it read. */
  private final class Lookup implements AutoCloseable {
    private final VectorArena arena = new VectorArena();
    private final FrameReader reader = new FrameReader(arena);
    private final KeyEncoder encoder = new KeyEncoder(signature, key);
    private @Nullable Frame frame;
    private int index = -1;

    long lowerBound(byte[] wanted) throws IOException {
      int from = 0;
      int to = firstKeys.size();
      while (from < to) {
        int middle = (from + to) >>> 1;
        if (Arrays.compareUnsigned(firstKeys.get(middle), wanted) < 0) {
          from = middle + 1;
        } else {
          to = middle;
        }
      }
      // All frames from here on start at the key or behind it: the row is the first of them, or
      // stands inside of the frame before.
      return from == 0 ? 0 : within(from - 1, wanted);
    }

    private long within(int wantedFrame, byte[] wanted) throws IOException {
      Frame searched = open(wantedFrame);
      int from = 1;
      int to = searched.rowCount();
      while (from < to) {
        int middle = (from + to) >>> 1;
        arena.reset();
        byte[] found = encoder.encode(reader.read(searched, middle, 1), 0);
        if (Arrays.compareUnsigned(found, wanted) < 0) {
          from = middle + 1;
        } else {
          to = middle;
        }
      }
      return frames.firstRow(wantedFrame) + from;
    }

    private Frame open(int wantedFrame) throws IOException {
      if (frame != null && index == wantedFrame) {
        return frame;
      }
      close();
      frame = frames.frame(wantedFrame, allocator);
      index = wantedFrame;
      return frame;
    }

    @Override
    public void close() {
      if (frame != null) {
        frame.close();
        frame = null;
      }
    }
  }

  /**
   * The rows from one number to another, the latter excluded, as batches whose arrays come from the
   * arena.
   */
  public BatchCursor open(long from, long to, VectorArena arena, FrameAllocator readAllocator) {
    return frames.batches(from, to, readAllocator, arena);
  }

  /** All rows, as a part that can be merged with others. */
  public RunSlice all() {
    return new RunSlice(this, 0, rowCount());
  }

  /** Gives back memory and deletes the file. Idempotent. */
  @Override
  public void close() {
    frames.close();
  }
}
