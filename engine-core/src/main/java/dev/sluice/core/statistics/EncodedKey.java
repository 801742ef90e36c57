package dev.sluice.core.statistics;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Sort key of a row as bytes that compare unsigned. The array must not change any more. */
public final class EncodedKey implements Comparable<EncodedKey> {
  /** Not above any key. */
  public static final EncodedKey MINIMUM = new EncodedKey(new byte[0]);

  private final byte[] bytes;

  public EncodedKey(byte[] bytes) {
    this.bytes = bytes;
  }

  public byte[] bytes() {
    return bytes;
  }

  @Override
  public int compareTo(EncodedKey other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EncodedKey that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
