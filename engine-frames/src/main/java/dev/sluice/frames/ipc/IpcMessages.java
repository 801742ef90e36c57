package dev.sluice.frames.ipc;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.DictionaryKind;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;

/** The metadata of messages as FlatBuffers. */
final class IpcMessages {
  private IpcMessages() {}

  static ByteBuffer schema(IpcSchema schema) {
    FlatBufferBuilder builder = new FlatBufferBuilder(1024);
    return message(builder, MessageHeader.Schema, schemaTable(builder, schema), 0);
  }

  static ByteBuffer recordBatch(long rows, IpcBody body) {
    FlatBufferBuilder builder = new FlatBufferBuilder(1024);
    int batch = batchTable(builder, rows, body);
    return message(builder, MessageHeader.RecordBatch, batch, body.length());
  }

  static ByteBuffer dictionary(long id, long entries, IpcBody body) {
    FlatBufferBuilder builder = new FlatBufferBuilder(256);
    int batch = batchTable(builder, entries, body);
    int dictionary = DictionaryBatch.createDictionaryBatch(builder, id, batch, false);
    return message(builder, MessageHeader.DictionaryBatch, dictionary, body.length());
  }

  static ByteBuffer footer(
      IpcSchema schema,
      List<IpcBlock> dictionaries,
      List<IpcBlock> batches,
      Map<String, String> metadata) {
    FlatBufferBuilder builder = new FlatBufferBuilder(4096);
    int schemaTable = schemaTable(builder, schema);
    Footer.startDictionariesVector(builder, dictionaries.size());
    int dictionaryBlocks = blocks(builder, dictionaries);
    Footer.startRecordBatchesVector(builder, batches.size());
    int batchBlocks = blocks(builder, batches);
    int[] pairs = pairs(builder, metadata);
    int custom = Footer.createCustomMetadataVector(builder, pairs);
    builder.finish(
        Footer.createFooter(
            builder, MetadataVersion.V5, schemaTable, dictionaryBlocks, batchBlocks, custom));
    return builder.dataBuffer();
  }

  private static ByteBuffer message(
      FlatBufferBuilder builder, byte headerType, int header, long bodyLength) {
    builder.finish(
        Message.createMessage(builder, MetadataVersion.V5, headerType, header, bodyLength, 0));
    return builder.dataBuffer();
  }

  private static int schemaTable(FlatBufferBuilder builder, IpcSchema schema) {
    int[] fields = new int[schema.fields().size()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = field(builder, schema.fields().get(i));
    }
    int vector = Schema.createFieldsVector(builder, fields);
    int custom = Schema.createCustomMetadataVector(builder, pairs(builder, schema.metadata()));
    return Schema.createSchema(builder, Endianness.Little, vector, custom, 0);
  }

  private static int field(FlatBufferBuilder builder, IpcField field) {
    IpcType element = field.element();
    int[] elements =
        element == null
            ? new int[0]
            : new int[] {field(builder, new IpcField(IpcField.ELEMENT, element, null))};
    int name = builder.createString(field.name());
    int type = field.type().write(builder, field.decimal());
    int dictionary = 0;
    IpcField.Encoding encoding = field.dictionary();
    if (encoding != null) {
      int index = Int.createInt(builder, encoding.index().width() * 8, true);
      dictionary =
          DictionaryEncoding.createDictionaryEncoding(
              builder, encoding.id(), index, encoding.ordered(), DictionaryKind.DenseArray);
    }
    int children = Field.createChildrenVector(builder, elements);
    return Field.createField(
        builder, name, true, field.type().tag(), type, dictionary, children, 0);
  }

  private static int batchTable(FlatBufferBuilder builder, long rows, IpcBody body) {
    List<IpcBody.Node> nodes = body.nodes();
    RecordBatch.startNodesVector(builder, nodes.size());
    for (int i = nodes.size() - 1; i >= 0; i--) {
      FieldNode.createFieldNode(builder, nodes.get(i).length(), nodes.get(i).nullCount());
    }
    int nodeVector = builder.endVector();
    List<IpcBody.Slice> buffers = body.buffers();
    RecordBatch.startBuffersVector(builder, buffers.size());
    long end = body.length();
    for (int i = buffers.size() - 1; i >= 0; i--) {
      end -= buffers.get(i).paddedLength();
      Buffer.createBuffer(builder, end, buffers.get(i).length());
    }
    int bufferVector = builder.endVector();
    return RecordBatch.createRecordBatch(builder, rows, nodeVector, bufferVector, 0, 0);
  }

  private static int blocks(FlatBufferBuilder builder, List<IpcBlock> blocks) {
    for (int i = blocks.size() - 1; i >= 0; i--) {
      IpcBlock block = blocks.get(i);
      Block.createBlock(builder, block.offset(), block.metadataLength(), block.bodyLength());
    }
    return builder.endVector();
  }

  private static int[] pairs(FlatBufferBuilder builder, Map<String, String> metadata) {
    int[] pairs = new int[metadata.size()];
    int count = 0;
    for (Map.Entry<String, String> entry : new TreeMap<>(metadata).entrySet()) {
      int key = builder.createString(entry.getKey());
      int value = builder.createString(entry.getValue());
      pairs[count++] = KeyValue.createKeyValue(builder, key, value);
    }
    return pairs;
  }
}
