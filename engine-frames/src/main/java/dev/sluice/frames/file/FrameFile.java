package dev.sluice.frames.file;

import dev.sluice.frames.Frame;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.FrameLayout;
import dev.sluice.frames.OffHeap;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Frames written one behind the other to a private file, which goes when this object is closed.
 *
 * <p>Layouts and dictionaries stay on the heap, only blocks are in the file. One thread appends;
 * when it is done, any number of threads may read at the same time. An interrupt during a read or
 * write closes the file for everybody, as it does with every {@link FileChannel}.
 */
public final class FrameFile implements AutoCloseable {
  private static final int CHUNK_BYTES = 1 << 17;

  private final Path path;
  private final FileChannel channel;
  private final List<FrameLayout> layouts = new ArrayList<>();
  private final List<Long> positions = new ArrayList<>();
  private long sizeBytes;

  private FrameFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * New empty file.
   *
   * @param folder where the file gets a name of its own; must exist
   */
  public static FrameFile create(Path folder) throws IOException {
    Path path = null;
    try {
      path = Files.createTempFile(folder, "frames-", ".spill");
      return new FrameFile(
          path, FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw failure("create", path == null ? folder : path, e);
    }
  }

  public int frameCount() {
    return layouts.size();
  }

  /** Bytes in the file. */
  public long sizeBytes() {
    return sizeBytes;
  }

  public FrameLayout layout(int index) {
    return layouts.get(index);
  }

  /**
   * Writes the frame, which stays the caller's. Answers its index.
   *
   * @throws IOException naming the file, if the disk is full or fails; earlier frames are intact
   */
  public int append(Frame frame) throws IOException {
    long bytes = frame.sizeBytes();
    long address = frame.address();
    byte[] copied = new byte[(int) Math.min(CHUNK_BYTES, bytes)];
    ByteBuffer chunk = ByteBuffer.wrap(copied);
    try {
      for (long done = 0; done < bytes; ) {
        int length = (int) Math.min(chunk.capacity(), bytes - done);
        OffHeap.get(address + done, copied, 0, length);
        chunk.clear().limit(length);
        long at = sizeBytes + done;
        while (chunk.hasRemaining()) {
          at += channel.write(chunk, at);
        }
        done += length;
      }
    } catch (IOException e) {
      throw failure("write", path, e);
    }
    positions.add(sizeBytes);
    layouts.add(frame.layout());
    sizeBytes += bytes;
    return layouts.size() - 1;
  }

  /**
   * The frame as a new one, which the caller owns. The budget does not refuse it: readers hold one
   * frame at a time.
   */
  public Frame read(int index, FrameAllocator allocator) throws IOException {
    long position = positions.get(index);
    FrameLayout layout = layouts.get(index);
    return Frame.<IOException>createRegardless(
        layout, allocator, address -> read(position, layout.sizeBytes(), address));
  }

  private void read(long position, long bytes, long address) throws IOException {
    byte[] copied = new byte[(int) Math.min(CHUNK_BYTES, bytes)];
    ByteBuffer chunk = ByteBuffer.wrap(copied);
    try {
      for (long done = 0; done < bytes; ) {
        int length = (int) Math.min(chunk.capacity(), bytes - done);
        chunk.clear().limit(length);
        while (chunk.hasRemaining()) {
          if (channel.read(chunk, position + done + chunk.position()) < 0) {
            throw new EOFException("File ends at [" + channel.size() + "] bytes");
          }
        }
        OffHeap.put(copied, 0, length, address + done);
        done += length;
      }
    } catch (IOException e) {
      throw failure("read", path, e);
    }
  }

  private static IOException failure(String verb, Path path, IOException cause) {
    return new IOException(
        "Cannot " + verb + " spill file [" + path + "]: " + cause.getMessage(), cause);
  }

  /** Closes and deletes the file. Idempotent. A file that cannot be deleted is left behind. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing in the file is wanted any more.
    }
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // The folder goes as a whole when the engine ends.
    }
  }
}
