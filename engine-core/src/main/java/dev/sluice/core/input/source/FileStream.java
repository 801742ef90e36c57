package dev.sluice.core.input.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes of a file from a position on. Large reads go straight to the caller's array. */
final class FileStream extends InputStream {
  /** Reads of this size stay in the cache on their way. */
  private static final int READ_BYTES = 1 << 17;

  private static final int BLOCK_BYTES = 1 << 12;

  private final FileChannel channel;
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES).limit(0);

  FileStream(Path path, long from) throws IOException {
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw LocalFiles.missing(path, e);
    }
    channel.position(from);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (block.hasRemaining() || length < BLOCK_BYTES) {
      if (!block.hasRemaining() && !fill()) {
        return -1;
      }
      int count = Math.min(length, block.remaining());
      block.get(into, offset, count);
      return count;
    }
    return channel.read(ByteBuffer.wrap(into, offset, Math.min(length, READ_BYTES)));
  }

  @Override
  public int read() throws IOException {
    return block.hasRemaining() || fill() ? block.get() & 0xFF : -1;
  }

  private boolean fill() throws IOException {
    block.clear();
    int count = channel.read(block);
    block.flip();
    return count > 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
