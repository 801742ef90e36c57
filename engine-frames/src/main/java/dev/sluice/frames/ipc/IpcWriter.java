package dev.sluice.frames.ipc;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Writes one Arrow IPC file or stream: the schema, dictionaries, record batches, and for a file the
 * footer. Bodies and buffers are aligned to 64 bytes. Used by one thread; the channel is the
 * caller's.
 */
public final class IpcWriter implements Closeable {
  static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);
  static final int CONTINUATION = -1;

  private static final int STAGING_BYTES = 1 << 18;
  private static final byte[] ZEROS = new byte[IpcBody.ALIGNMENT];

  private final WritableByteChannel channel;
  private final IpcSchema schema;
  private final boolean file;
  private final ByteBuffer staging =
      ByteBuffer.allocateDirect(STAGING_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private final List<IpcBlock> dictionaries = new ArrayList<>();
  private final List<IpcBlock> batches = new ArrayList<>();
  private long position;
  private boolean finished;

  private IpcWriter(WritableByteChannel channel, IpcSchema schema, boolean file)
      throws IOException {
    this.channel = channel;
    this.schema = schema;
    this.file = file;
    if (file) {
      put(MAGIC, MAGIC.length);
      put(ZEROS, 2);
    }
    putMetadata(IpcMessages.schema(schema));
  }

  /** Starts a file, which readers open at any batch. */
  public static IpcWriter file(WritableByteChannel channel, IpcSchema schema) throws IOException {
    return new IpcWriter(channel, schema, true);
  }

  /** Starts a stream, which readers take from its start. */
  public static IpcWriter stream(WritableByteChannel channel, IpcSchema schema) throws IOException {
    return new IpcWriter(channel, schema, false);
  }

  /**
   * Writes the values of a dictionary, before the first batch.
   *
   * @return CRC-32C of the message's metadata, see {@link IpcBatch#metadataChecksum}
   */
  public int dictionary(long id, int entries, IpcBody body) throws IOException {
    ByteBuffer metadata = IpcMessages.dictionary(id, entries, body);
    IpcBlock block = put(metadata, body);
    dictionaries.add(block);
    return checksum(metadata, block.metadataLength() - 8);
  }

  /**
   * Writes rows.
   *
   * @return CRC-32C of the message's metadata, see {@link IpcBatch#metadataChecksum}
   */
  public int recordBatch(int rows, IpcBody body) throws IOException {
    ByteBuffer metadata = IpcMessages.recordBatch(rows, body);
    IpcBlock block = put(metadata, body);
    batches.add(block);
    return checksum(metadata, block.metadataLength() - 8);
  }

  /** Bytes written so far. */
  public long position() {
    return position;
  }

  /**
   * Ends the stream or file.
   *
   * @param metadata texts by key that stand in the footer of a file
   * @return CRC-32C of the footer; 0 for a stream
   */
  public int finish(Map<String, String> metadata) throws IOException {
    finished = true;
    putInt(CONTINUATION);
    putInt(0);
    int checksum = 0;
    if (file) {
      ByteBuffer footer = IpcMessages.footer(schema, dictionaries, batches, metadata);
      checksum = checksum(footer, footer.remaining());
      int length = footer.remaining();
      put(footer);
      putInt(length);
      put(MAGIC, MAGIC.length);
    }
    flush();
    return checksum;
  }

  /** Ends the stream or file, if that has not been done. */
  @Override
  public void close() throws IOException {
    if (!finished) {
      finish(Map.of());
    }
  }

  private IpcBlock put(ByteBuffer metadata, IpcBody body) throws IOException {
    long offset = position;
    putMetadata(metadata);
    int metadataLength = (int) (position - offset);
    long start = position;
    for (IpcBody.Slice buffer : body.buffers()) {
      put(buffer.bytes(), buffer.length());
      pad();
    }
    return new IpcBlock(offset, metadataLength, position - start);
  }

  /** The prefix, the metadata, and zeros up to the next aligned place. */
  private void putMetadata(ByteBuffer metadata) throws IOException {
    long end = IpcBody.padded(position + 8 + metadata.remaining());
    putInt(CONTINUATION);
    putInt((int) (end - position - 4));
    put(metadata.duplicate());
    pad();
  }

  /** Of the bytes, and of zeros up to the length. */
  private static int checksum(ByteBuffer bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate());
    crc.update(ZEROS, 0, length - bytes.remaining());
    return (int) crc.getValue();
  }

  private void pad() throws IOException {
    put(ZEROS, (int) (IpcBody.padded(position) - position));
  }

  private void putInt(int value) throws IOException {
    if (staging.remaining() < Integer.BYTES) {
      flush();
    }
    staging.putInt(value);
    position += Integer.BYTES;
  }

  private void put(ByteBuffer source) throws IOException {
    byte[] bytes = new byte[source.remaining()];
    source.get(bytes);
    put(bytes, bytes.length);
  }

  private void put(byte[] bytes, int length) throws IOException {
    int from = 0;
    while (from < length) {
      if (!staging.hasRemaining()) {
        flush();
      }
      int part = Math.min(staging.remaining(), length - from);
      staging.put(bytes, from, part);
      from += part;
    }
    position += length;
  }

  private void flush() throws IOException {
    staging.flip();
    while (staging.hasRemaining()) {
      channel.write(staging);
    }
    staging.clear();
  }
}
