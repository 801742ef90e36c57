package dev.sluice.core.aggregate;

/** Cuts texts. */
final class Utf8 {
  private Utf8() {}

  /** Length of the longest prefix of whole characters that takes at most so many bytes. */
  static int prefix(byte[] data, int start, int length, int maxBytes) {
    if (length <= maxBytes) {
      return length;
    }
    int end = maxBytes;
    while (end > 0 && (data[start + end] & 0xc0) == 0x80) {
      end--;
    }
    return end;
  }
}
