package dev.sluice.core.input.source;

import dev.sluice.core.input.InputFormat;
import dev.sluice.core.input.InputSource;
import dev.sluice.core.input.InputSplit;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists the parts of an input source that readers can take side by side.
 *
 * <p>Uncompressed files of lines are cut by byte range. A range of json or tsv may start anywhere:
 * its reader goes on to the next line break, where a record surely starts. In csv a line break may
 * stand in quotes, so the quotes of a large file are followed once from its start, and each cut is
 * made where a record starts. A file of JSON values that span lines is not cut.
 */
public final class InputSplitter {
  /** Size of parts that keeps lanes balanced. */
  public static final long DEFAULT_TARGET_BYTES = 8L << 20;

  private static final int COMPRESSED_WEIGHT = 4;

  private InputSplitter() {}

  /**
   * The parts in the order of the listing, then of their bytes. Empty files have none.
   *
   * @param targetBytes about so many bytes are in each part of a file that can be cut
   * @throws dev.sluice.core.fault.FaultException naming a file or folder that does not exist
   */
  public static List<InputSplit> split(InputSource source, InputFormat format, long targetBytes)
      throws IOException {
    List<InputSplit> splits = new ArrayList<>();
    if (source instanceof InputSource.Local local) {
      int index = 0;
      for (Path file : LocalFiles.list(local)) {
        long size = Files.size(file);
        if (size > 0) {
          splitFile(file, index++, size, format, targetBytes, splits);
        }
      }
    } else if (source instanceof InputSource.Http http) {
      int index = 0;
      for (URI uri : http.uris()) {
        splits.add(new InputSplit(uri.toString(), index++, 0, -1, 0));
      }
    } else if (source instanceof InputSource.Inline inline) {
      splits.add(new InputSplit(inline.data(), 0, 0, -1, inline.data().length()));
    }
    return splits;
  }

  private static void splitFile(
      Path file,
      int index,
      long size,
      InputFormat format,
      long targetBytes,
      List<InputSplit> splits)
      throws IOException {
    String entity = file.toString();
    if (Compression.of(entity) != Compression.NONE) {
      splits.add(new InputSplit(entity, index, 0, -1, size * COMPRESSED_WEIGHT));
      return;
    }
    long from = 0;
    if (size >= 2 * targetBytes) {
      for (long cut : cuts(file, size, format, targetBytes)) {
        splits.add(new InputSplit(entity, index, from, cut, cut - from));
        from = cut;
      }
    }
    splits.add(new InputSplit(entity, index, from, from == 0 ? -1 : size, size - from));
  }

  /** Where parts end, ascending, each above 0 and below the size. */
  private static List<Long> cuts(Path file, long size, InputFormat format, long targetBytes)
      throws IOException {
    if (format instanceof InputFormat.Delimited delimited && delimited.quoted()) {
      return QuotedCuts.find(file, size, delimited, targetBytes);
    }
    if (format instanceof InputFormat.Json json && layout(file, json) == JsonLayout.VALUES) {
      return List.of();
    }
    List<Long> cuts = new ArrayList<>();
    long parts = size / targetBytes;
    for (long part = 1; part < parts; part++) {
      cuts.add(size / parts * part);
    }
    return cuts;
  }

  private static JsonLayout layout(Path file, InputFormat.Json format) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(JsonLayout.HEAD_BYTES);
      return JsonLayout.detect(head, head.length, format);
    }
  }
}
