package dev.sluice.frames.ipc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;

/** A record batch or dictionary of a mapped file. Thread-safe. */
public final class IpcBatch {
  private final long dictionaryId;
  private final int rowCount;
  private final int[] nullCounts;
  private final long[] places;
  private final ByteBuffer head;
  private final ByteBuffer body;

  private IpcBatch(long dictionaryId, RecordBatch batch, ByteBuffer head, ByteBuffer body) {
    this.dictionaryId = dictionaryId;
    this.head = head;
    this.body = body;
    rowCount = Math.toIntExact(batch.length());
    nullCounts = new int[batch.nodesLength()];
    FieldNode node = new FieldNode();
    for (int i = 0; i < nullCounts.length; i++) {
      nullCounts[i] = Math.toIntExact(batch.nodes(node, i).nullCount());
    }
    places = new long[2 * batch.buffersLength()];
    Buffer buffer = new Buffer();
    for (int i = 0; i < batch.buffersLength(); i++) {
      batch.buffers(buffer, i);
      places[2 * i] = buffer.offset();
      places[2 * i + 1] = buffer.length();
    }
  }

  static IpcBatch read(Message message, ByteBuffer head, ByteBuffer body) {
    if (message.headerType() == MessageHeader.DictionaryBatch) {
      DictionaryBatch dictionary = (DictionaryBatch) message.header(new DictionaryBatch());
      return new IpcBatch(dictionary.id(), dictionary.data(), head, body);
    }
    return new IpcBatch(-1, (RecordBatch) message.header(new RecordBatch()), head, body);
  }

  /** Number of the dictionary, or -1 for a record batch. */
  public long dictionaryId() {
    return dictionaryId;
  }

  /** Rows, or entries of a dictionary. */
  public int rowCount() {
    return rowCount;
  }

  /** Nulls of a column; the elements of lists count as a column that follows theirs. */
  public int nullCount(int node) {
    return nullCounts[node];
  }

  public int bufferCount() {
    return places.length / 2;
  }

  /** A buffer of the mapped file, little-endian, from position 0 to its limit. */
  public ByteBuffer buffer(int index) {
    return body.slice((int) places[2 * index], (int) places[2 * index + 1])
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * CRC-32C of the message between its prefix and its body, padding included. If it does not fit,
   * the places of the buffers cannot be trusted.
   */
  public int metadataChecksum() {
    CRC32C checksum = new CRC32C();
    checksum.update(head.slice(8, head.capacity() - 8));
    return (int) checksum.getValue();
  }
}
