package dev.sluice.core.input.format;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.core.input.InputFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the records of a delimited entity.
 *
 * @param names columns by position
 * @param length bytes up to the first record
 * @param lines lines up to the first record
 */
record DelimitedHeader(List<String> names, long length, long lines) {
  private static final int MAX_BYTES = 16 << 20;
  private static final int MAX_COLUMNS = 100_000;

  /**
   * Reads the start of an entity.
   *
   * @param name what messages call the entity
   */
  static DelimitedHeader read(InputStream in, InputFormat.Delimited format, @Nullable String name)
      throws IOException {
    Source source = new Source(in);
    for (int i = 0; i < format.skippedLines(); i++) {
      source.clear();
      source.addLine();
    }
    List<String> columns = format.columns();
    if (!format.hasHeader()) {
      return new DelimitedHeader(
          columns == null ? List.of() : columns, source.consumed, source.lines);
    }
    source.clear();
    List<String> names =
        source.names(new FieldTokens(format.separator(), format.quoted(), MAX_COLUMNS, 1), name);
    requireDistinct(names, name);
    return new DelimitedHeader(names, source.consumed, source.lines);
  }

  private static void requireDistinct(List<String> names, @Nullable String name) {
    Set<String> seen = new LinkedHashSet<>();
    Set<String> repeated = new TreeSet<>();
    for (String column : names) {
      if (!seen.add(column)) {
        repeated.add(column);
      }
    }
    if (!repeated.isEmpty()) {
      throw fault("Duplicate column entries found : " + repeated + place(name));
    }
  }

  private static String place(@Nullable String name) {
    return " (header" + (name == null ? "" : " of " + name) + ")";
  }

  private static FaultException fault(String message) {
    return new FaultException(new Fault.CannotParseExternalData(message));
  }

  /** Collects whole lines from the start of a stream. */
  private static final class Source {
    private final InputStream in;
    private byte[] bytes = new byte[512];
    private int size;
    private long consumed;
    private long lines;

    Source(InputStream in) {
      this.in = in;
    }

    void clear() {
      size = 0;
      bytes[0] = '\n';
    }

    /** Adds the next line with its break, which the last line too is given; false at the end. */
    boolean addLine() throws IOException {
      int before = size;
      for (int next = in.read(); next >= 0; next = in.read()) {
        consumed++;
        put(next);
        if (consumed == 3 && startsWithMark()) {
          clear();
        }
        if (next == '\n') {
          lines++;
          return true;
        }
      }
      if (size > before) {
        lines++;
        put('\n');
      }
      return size > before;
    }

    List<String> names(FieldTokens tokens, @Nullable String name) throws IOException {
      boolean more = addLine();
      int end = tokens.read(bytes, 0, size, !more, 0);
      while (end == FieldTokens.INCOMPLETE && more && size < MAX_BYTES) {
        more = addLine();
        end = tokens.read(bytes, 0, size, !more, 0);
      }
      if (size == 0) {
        return List.of();
      }
      if (end < 0) {
        throw fault("Cannot read the names of columns: " + tokens.problem() + place(name));
      }
      if (tokens.count() > MAX_COLUMNS) {
        throw fault("[" + tokens.count() + "] columns are too many" + place(name));
      }
      List<String> names = new ArrayList<>();
      for (int i = 0; i < tokens.count(); i++) {
        int length = Math.max(0, tokens.lengths()[i]);
        String text = new String(bytes, tokens.starts()[i], length, StandardCharsets.UTF_8);
        if (tokens.isEscaped(i)) {
          text = text.replace("\"\"", "\"");
        }
        names.add(text.isEmpty() ? "column_" + (i + 1) : text);
      }
      return names;
    }

    private boolean startsWithMark() {
      return size == 3
          && bytes[0] == (byte) 0xEF
          && bytes[1] == (byte) 0xBB
          && bytes[2] == (byte) 0xBF;
    }

    private void put(int value) {
      if (size + 1 + RecordWindow.PADDING > bytes.length) {
        bytes = Arrays.copyOf(bytes, bytes.length * 2);
      }
      bytes[size++] = (byte) value;
      bytes[size] = '\n';
    }
  }
}
