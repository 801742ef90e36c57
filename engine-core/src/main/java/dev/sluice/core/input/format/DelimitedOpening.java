package dev.sluice.core.input.format;

import dev.sluice.core.input.InputFormat;
import dev.sluice.core.input.InputSource;
import dev.sluice.core.input.InputSplit;
import dev.sluice.core.input.column.ColumnBuilder;
import dev.sluice.core.input.column.ColumnBuilders;
import dev.sluice.core.input.source.EntityStreams;
import dev.sluice.frames.type.RowSignature;
import java.io.IOException;
import java.io.InputStream;

/** Opens a split of csv or tsv. */
record DelimitedOpening(
    InputSplit split,
    InputSource source,
    InputFormat.Delimited format,
    RowSignature wanted,
    ReaderContext context) {

  ExternalReader open() throws IOException {
    String path = EntityStreams.path(source, split);
    InputStream start = EntityStreams.open(source, split, 0);
    DelimitedHeader header;
    try {
      header = DelimitedHeader.read(start, format, path);
      if (split.from() == 0) {
        return reader(new ExternalReaders.SplitStream(start, header.length()), header);
      }
    } catch (IOException | RuntimeException e) {
      start.close();
      throw e;
    }
    start.close();
    ExternalReaders.SplitStream stream = ExternalReaders.lines(source, split, header.length());
    return reader(stream, header);
  }

  private ExternalReader reader(ExternalReaders.SplitStream stream, DelimitedHeader header) {
    ColumnBuilder[] builders =
        ColumnBuilders.of(wanted, context.buffers().dictionaries(), format.listDelimiter());
    ParseErrors errors = new ParseErrors(source, split, context.parseErrors(), true);
    NullBytes nullBytes = new NullBytes(context.removeNullBytes(), errors);
    RecordWindow window =
        new RecordWindow(stream.in(), context.buffers(), stream.offset(), split.to());
    window.watchForNullBytes();
    long lines = split.from() == 0 ? header.lines() : 0;
    RecordParser parser =
        new DelimitedLines(
            format.separator(),
            format.quoted(),
            header.names(),
            wanted,
            builders,
            nullBytes,
            errors,
            lines);
    return new ExternalReader(
        stream.in(), window, parser, wanted, builders, context, split, source);
  }
}
