package dev.sluice.core.input.format;

import dev.sluice.core.input.InputFormat;
import dev.sluice.core.input.InputSource;
import dev.sluice.core.input.InputSplit;
import dev.sluice.core.input.column.ColumnBuilder;
import dev.sluice.core.input.column.ColumnBuilders;
import dev.sluice.core.input.source.JsonLayout;
import dev.sluice.frames.type.RowSignature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** Opens a split of json. */
record JsonOpening(
    InputSplit split,
    InputSource source,
    InputFormat.Json format,
    RowSignature wanted,
    ReaderContext context) {

  ExternalReader open() throws IOException {
    ColumnBuilder[] builders = ColumnBuilders.of(wanted, context.buffers().dictionaries(), null);
    ExternalReaders.SplitStream stream = ExternalReaders.lines(source, split, 0);
    InputStream in = stream.in();
    try {
      boolean lines = true;
      if (split.isWhole()) {
        byte[] head = in.readNBytes(JsonLayout.HEAD_BYTES);
        lines = JsonLayout.detect(head, head.length, format) == JsonLayout.LINES;
        InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), in);
        in = lines ? all : new JsonValueLines(all);
      }
      ParseErrors errors = new ParseErrors(source, split, context.parseErrors(), lines);
      NullBytes nullBytes = new NullBytes(context.removeNullBytes(), errors);
      RecordWindow window = new RecordWindow(in, context.buffers(), stream.offset(), split.to());
      JacksonRecord jackson = new JacksonRecord(format, wanted, builders, nullBytes, errors);
      JsonObjectParser fast = isPlain() ? new JsonObjectParser(wanted, builders, nullBytes) : null;
      RecordParser parser = new JsonLines(builders, fast, jackson, errors);
      return new ExternalReader(in, window, parser, wanted, builders, context, split, source);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** Whether bytes can be read by the strict grammar, and no column wants JSON text. */
  private boolean isPlain() {
    boolean strict = format.featureSpec() == null || format.featureSpec().isEmpty();
    return strict
        && format.flattenSpec() == null
        && wanted.columns().stream().noneMatch(column -> ColumnBuilders.isJson(column.type()));
  }
}
