package dev.sluice.core.input.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes of a file from a position on, read ahead in blocks that stay in the cache. */
final class FileStream extends InputStream {
  private static final int BLOCK_BYTES = 1 << 17;

  private final FileChannel channel;
  private final ByteBuffer block;

  FileStream(Path path, long from, long sizeBytes) throws IOException {
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw LocalFiles.missing(path, e);
    }
    channel.position(from);
    block = ByteBuffer.allocateDirect((int) Math.max(512, Math.min(BLOCK_BYTES, sizeBytes)));
    block.limit(0);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int done = 0;
    while (done < length) {
      if (!block.hasRemaining() && !fill()) {
        break;
      }
      int count = Math.min(length - done, block.remaining());
      block.get(into, offset + done, count);
      done += count;
    }
    return done == 0 ? -1 : done;
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
