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

/** Opens readers of external data. */
public final class ExternalReaders {
  private ExternalReaders() {}

  /**
   * The reader of one split.
   *
   * @param wanted the columns that come out, by the names that the data has for them, each with the
   *     type of the EXTERN signature; may be none
   * @throws IOException if the entity cannot be opened
   * @throws dev.sluice.core.fault.FaultException if a column has a type that cannot be read
   */
  public static ExternalReader open(
      InputSplit split,
      InputSource source,
      InputFormat format,
      RowSignature wanted,
      ReaderContext context)
      throws IOException {
    ColumnBuilder[] builders = ColumnBuilders.of(wanted, context.buffers().dictionaries());
    ParseErrors errors = new ParseErrors(source, split, context.parseErrors(), true);
    NullBytes nullBytes = new NullBytes(context.removeNullBytes(), errors);
    InputStream in = EntityStreams.open(source, split, Math.max(0, split.from() - 1));
    try {
      long from = Math.max(0, split.from() - 1);
      if (split.from() > 0) {
        from += skipLine(in);
      }
      RecordWindow window = new RecordWindow(in, context.buffers(), from, split.to());
      if (!(format instanceof InputFormat.Json json)) {
        throw new IOException("Format " + format + " is not known");
      }
      JacksonRecord jackson = new JacksonRecord(json, wanted, builders, nullBytes);
      RecordParser parser = new JsonLines(builders, jackson, errors);
      boolean countsFile = !(source instanceof InputSource.Inline) && split.from() == 0;
      return new ExternalReader(in, window, parser, wanted, builders, context, countsFile);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** Reads up to and with the next line break. */
  private static long skipLine(InputStream in) throws IOException {
    long count = 0;
    int next;
    do {
      next = in.read();
      count++;
    } while (next >= 0 && next != '\n');
    return count;
  }
}
