package dev.sluice.frames.ipc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Schema;

/** Reads what a footer says. */
final class IpcSchemas {
  private IpcSchemas() {}

  static IpcSchema read(Schema schema) throws IOException {
    List<IpcField> fields = new ArrayList<>();
    for (int i = 0; i < schema.fieldsLength(); i++) {
      Field field = schema.fields(i);
      DictionaryEncoding dictionary = field.dictionary();
      IpcField.Encoding encoding = null;
      if (dictionary != null) {
        Int index = dictionary.indexType();
        encoding =
            new IpcField.Encoding(
                dictionary.id(),
                index == null ? IpcType.INT32 : IpcType.integer(index),
                dictionary.isOrdered());
      }
      IpcType type = IpcType.read(field);
      IpcType element = type == IpcType.LIST ? IpcType.read(field.children(0)) : null;
      fields.add(new IpcField(field.name(), type, encoding, null, element));
    }
    Map<String, String> metadata = new HashMap<>();
    for (int i = 0; i < schema.customMetadataLength(); i++) {
      KeyValue pair = schema.customMetadata(i);
      metadata.put(pair.key(), pair.value());
    }
    return new IpcSchema(fields, metadata);
  }

  static List<IpcBlock> dictionaries(Footer footer) {
    List<IpcBlock> blocks = new ArrayList<>();
    for (int i = 0; i < footer.dictionariesLength(); i++) {
      blocks.add(block(footer.dictionaries(i)));
    }
    return blocks;
  }

  static List<IpcBlock> batches(Footer footer) {
    List<IpcBlock> blocks = new ArrayList<>();
    for (int i = 0; i < footer.recordBatchesLength(); i++) {
      blocks.add(block(footer.recordBatches(i)));
    }
    return blocks;
  }

  private static IpcBlock block(Block block) {
    return new IpcBlock(block.offset(), block.metaDataLength(), block.bodyLength());
  }
}
