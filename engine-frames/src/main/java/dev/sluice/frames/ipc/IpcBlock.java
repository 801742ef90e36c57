package dev.sluice.frames.ipc;

/**
 * Place of a message in a file.
 *
 * @param offset of its first byte
 * @param metadataLength bytes before the body, padding included
 * @param bodyLength bytes of the body, padding included
 */
public record IpcBlock(long offset, int metadataLength, long bodyLength) {
  long bodyOffset() {
    return offset + metadataLength;
  }

  long end() {
    return offset + metadataLength + bodyLength;
  }
}
