package dev.sluice.core.input.format;

import dev.sluice.core.input.InputSource;
import dev.sluice.core.input.InputSplit;
import dev.sluice.core.input.ParseErrorSink;
import dev.sluice.core.input.source.EntityStreams;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says where in its source a record is, and why it cannot be read. */
final class ParseErrors {
  private static final int MAX_ROW_TEXT_BYTES = 1000;
  private static final long UNKNOWN = -1;

  private final InputSource source;
  private final InputSplit split;
  private final ParseErrorSink sink;
  private final boolean hasLines;
  private long linesBefore = UNKNOWN;

  /**
   * Errors of one reader.
   *
   * @param hasLines whether the reader sees the lines of the entity as they are
   */
  ParseErrors(InputSource source, InputSplit split, ParseErrorSink sink, boolean hasLines) {
    this.source = source;
    this.split = split;
    this.sink = sink;
    this.hasLines = hasLines;
  }

  /**
   * Reports a record.
   *
   * @param record number of rows that were read before, from 0
   * @param line number of lines that ended before, from 0, since the start of the split
   */
  void report(byte[] bytes, int start, int end, long record, long line, String reason) {
    sink.parseError(() -> message(bytes, start, end, record, line, reason));
  }

  /** Number of a row in its entity, from 1, or null if the reader did not start there. */
  @Nullable Integer rowNumber(long record) {
    return split.from() == 0 ? (int) Math.min(Integer.MAX_VALUE, record + 1) : null;
  }

  /** What messages call the source. */
  String sourceText() {
    String path = EntityStreams.path(source, split);
    return "external input source: " + (path == null ? "inline" : path);
  }

  private String message(byte[] bytes, int start, int end, long record, long line, String reason) {
    List<String> place = new ArrayList<>();
    String path = EntityStreams.path(source, split);
    if (path != null) {
      place.add("Path: " + path);
    }
    if (split.from() == 0) {
      place.add("Record: " + (record + 1));
    }
    if (hasLines) {
      place.add("Line: " + (linesBefore() + line + 1));
    }
    return "Unable to parse row [%s]%s: %s"
        .formatted(
            rowText(bytes, start, end),
            place.isEmpty() ? "" : " (" + String.join(", ", place) + ")",
            reason);
  }

  private static String rowText(byte[] bytes, int start, int end) {
    int length = end - start;
    if (length > 0 && bytes[end - 1] == '\n') {
      length--;
    }
    if (length > 0 && bytes[start + length - 1] == '\r') {
      length--;
    }
    if (length <= MAX_ROW_TEXT_BYTES) {
      return new String(bytes, start, length, StandardCharsets.UTF_8);
    }
    int cut = MAX_ROW_TEXT_BYTES;
    while (cut > 0 && (bytes[start + cut] & 0xC0) == 0x80) {
      cut--;
    }
    return new String(bytes, start, cut, StandardCharsets.UTF_8) + "…";
  }

  /** Lines of the entity before the split, counted when the first message needs them. */
  private long linesBefore() {
    if (linesBefore == UNKNOWN) {
      linesBefore = split.from() == 0 ? 0 : countLines();
    }
    return linesBefore;
  }

  private long countLines() {
    byte[] block = new byte[1 << 16];
    long count = 0;
    try (InputStream in = EntityStreams.open(source, split, 0)) {
      for (long left = split.from(); left > 0; ) {
        int read = in.read(block, 0, (int) Math.min(block.length, left));
        if (read < 0) {
          break;
        }
        count += Lines.count(block, 0, read);
        left -= read;
      }
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
