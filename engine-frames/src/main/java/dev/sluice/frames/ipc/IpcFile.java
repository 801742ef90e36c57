package dev.sluice.frames.ipc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;

/**
 * An Arrow IPC file, mapped read-only. Thread-safe. The memory is given back when nothing refers to
 * it any more; deleting the file does not disturb readers where the file system allows it.
 */
public final class IpcFile {
  private static final int TAIL = Integer.BYTES + IpcWriter.MAGIC.length;
  private static final long WINDOW_BYTES = 1L << 30;

  private final Path path;
  private final int footerChecksum;
  private final IpcSchema schema;
  private final Map<String, String> metadata;
  private final List<IpcBlock> dictionaryBlocks;
  private final List<IpcBlock> batchBlocks;
  private final Map<IpcBlock, ByteBuffer> maps = new HashMap<>();

  private IpcFile(Path path, FileChannel channel) throws IOException {
    this.path = path;
    long size = channel.size();
    ByteBuffer tail = read(channel, size - TAIL, TAIL);
    int footerLength = tail.getInt();
    byte[] magic = new byte[IpcWriter.MAGIC.length];
    tail.get(magic);
    if (!Arrays.equals(magic, IpcWriter.MAGIC)) {
      throw damaged("its end is missing");
    }
    long footerStart = size - TAIL - footerLength;
    if (footerLength <= 0 || footerStart < IpcWriter.MAGIC.length) {
      throw damaged("its footer has the impossible length [" + footerLength + "]");
    }
    ByteBuffer bytes = read(channel, footerStart, footerLength);
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate());
    footerChecksum = (int) crc.getValue();
    try {
      Footer footer = Footer.getRootAsFooter(bytes);
      schema = IpcSchemas.read(footer.schema());
      metadata = new HashMap<>();
      for (int i = 0; i < footer.customMetadataLength(); i++) {
        KeyValue pair = footer.customMetadata(i);
        metadata.put(pair.key(), pair.value());
      }
      dictionaryBlocks = IpcSchemas.dictionaries(footer);
      batchBlocks = IpcSchemas.batches(footer);
    } catch (RuntimeException garbled) {
      throw new IOException("Arrow file [" + path + "] is damaged: bad footer", garbled);
    }
    map(channel, footerStart);
  }

  /**
   * Maps the file.
   *
   * @throws IOException naming the file, if it is no whole Arrow file
   */
  public static IpcFile open(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return new IpcFile(path, channel);
    }
  }

  public Path path() {
    return path;
  }

  public IpcSchema schema() {
    return schema;
  }

  /** Texts of the footer by key. */
  public Map<String, String> metadata() {
    return Map.copyOf(metadata);
  }

  /** CRC-32C of the footer. */
  public int footerChecksum() {
    return footerChecksum;
  }

  public int batchCount() {
    return batchBlocks.size();
  }

  public int dictionaryCount() {
    return dictionaryBlocks.size();
  }

  /** The record batch of that number, from 0. */
  public IpcBatch batch(int number) throws IOException {
    return open(batchBlocks.get(number), MessageHeader.RecordBatch);
  }

  /** The dictionary at that place in the file, from 0. */
  public IpcBatch dictionary(int number) throws IOException {
    return open(dictionaryBlocks.get(number), MessageHeader.DictionaryBatch);
  }

  private IpcBatch open(IpcBlock block, byte headerType) throws IOException {
    ByteBuffer map = maps.get(block);
    if (map == null) {
      throw damaged("it has no message at [" + block.offset() + "]");
    }
    ByteBuffer head = map.slice(0, block.metadataLength()).order(ByteOrder.LITTLE_ENDIAN);
    int length = head.getInt(Integer.BYTES);
    if (head.getInt(0) != IpcWriter.CONTINUATION || length != block.metadataLength() - 8) {
      throw damaged("the message at [" + block.offset() + "] has a bad head");
    }
    ByteBuffer body =
        map.slice(block.metadataLength(), (int) block.bodyLength()).order(ByteOrder.LITTLE_ENDIAN);
    try {
      Message message =
          Message.getRootAsMessage(head.slice(8, length).order(ByteOrder.LITTLE_ENDIAN));
      if (message.headerType() != headerType) {
        throw damaged("the message at [" + block.offset() + "] is of another kind");
      }
      return IpcBatch.read(message, head, body);
    } catch (IndexOutOfBoundsException | NullPointerException garbled) {
      throw new IOException(
          "Arrow file [%s] is damaged: bad message at [%d]".formatted(path, block.offset()),
          garbled);
    }
  }

  /** Maps as many neighbouring blocks at once as fit a window. */
  private void map(FileChannel channel, long end) throws IOException {
    List<IpcBlock> blocks = new ArrayList<>(dictionaryBlocks);
    blocks.addAll(batchBlocks);
    int from = 0;
    while (from < blocks.size()) {
      long start = blocks.get(from).offset();
      int to = from;
      long stop = start;
      while (to < blocks.size() && (to == from || blocks.get(to).end() - start <= WINDOW_BYTES)) {
        IpcBlock block = blocks.get(to);
        if (block.offset() < stop || block.metadataLength() < 8 || block.end() > end) {
          throw damaged("the message at [" + block.offset() + "] does not lie inside");
        }
        stop = block.end();
        to++;
      }
      if (stop - start > Integer.MAX_VALUE) {
        throw damaged("the message at [" + start + "] is larger than 2 GiB");
      }
      MappedByteBuffer window = channel.map(FileChannel.MapMode.READ_ONLY, start, stop - start);
      for (IpcBlock block : blocks.subList(from, to)) {
        int at = (int) (block.offset() - start);
        maps.put(block, window.slice(at, (int) (block.end() - block.offset())));
      }
      from = to;
    }
  }

  private ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
    if (position < 0) {
      throw damaged("it is too short");
    }
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position()) < 0) {
        throw damaged("it ends early");
      }
    }
    return bytes.flip();
  }

  private IOException damaged(String how) {
    return new IOException("Arrow file [" + path + "] is damaged: " + how);
  }
}
