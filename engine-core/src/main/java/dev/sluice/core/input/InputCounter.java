package dev.sluice.core.input;

/** Takes what a reader has read. Called by the reader's thread, once per batch or file. */
public interface InputCounter {
  /** Counts nothing. */
  InputCounter NONE =
      new InputCounter() {
        @Override
        public void read(long rows, long bytes) {}

        @Override
        public void fileRead() {}
      };

  /**
   * Rows that became part of a batch, and the bytes that were read for them.
   *
   * @param bytes after decompression
   */
  void read(long rows, long bytes);

  /** A file or document, or the first part of one, was read to its end. */
  void fileRead();
}
