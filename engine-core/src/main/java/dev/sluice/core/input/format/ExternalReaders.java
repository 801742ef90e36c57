package dev.sluice.core.input.format;

import dev.sluice.core.input.InputFormat;
import dev.sluice.core.input.InputSource;
import dev.sluice.core.input.InputSplit;
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
   * @throws dev.sluice.core.fault.FaultException if a column has a type that cannot be read, or if
   *     the header of the entity is broken
   */
  public static ExternalReader open(
      InputSplit split,
      InputSource source,
      InputFormat format,
      RowSignature wanted,
      ReaderContext context)
      throws IOException {
    if (format instanceof InputFormat.Delimited delimited) {
      return new DelimitedOpening(split, source, delimited, wanted, context).open();
    }
    return new JsonOpening(split, source, (InputFormat.Json) format, wanted, context).open();
  }

  /**
   * The split's bytes from the first line that starts in it.
   *
   * @param floor offset before which no line is wanted
   */
  static SplitStream lines(InputSource source, InputSplit split, long floor) throws IOException {
    if (split.from() <= floor) {
      return new SplitStream(EntityStreams.open(source, split, floor), floor);
    }
    InputStream in = EntityStreams.open(source, split, split.from() - 1);
    try {
      long offset = split.from() - 1;
      int next;
      do {
        next = in.read();
        offset++;
      } while (next >= 0 && next != '\n');
      return new SplitStream(in, offset);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** A stream and the offset of its next byte in the entity. */
  record SplitStream(InputStream in, long offset) {}
}
