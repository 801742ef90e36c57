package dev.sluice.core.segment;

import dev.sluice.frames.vector.StringDictionary;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Byte strings as texts that stand for exactly these bytes. */
final class BoundText {
  private static final int MAX_BYTES = 256;

  private BoundText() {}

  /** The text, or null if it is too long to keep or no UTF-8. */
  static @Nullable String of(byte[] data, int start, int length) {
    if (length > MAX_BYTES) {
      return null;
    }
    String text = new String(data, start, length, StandardCharsets.UTF_8);
    byte[] again = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.equals(again, 0, again.length, data, start, start + length) ? text : null;
  }

  static @Nullable String of(StringDictionary dictionary, int code) {
    return of(dictionary.data(), dictionary.start(code), dictionary.length(code));
  }
}
