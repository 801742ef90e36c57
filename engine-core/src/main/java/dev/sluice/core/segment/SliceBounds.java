package dev.sluice.core.segment;

import dev.sluice.frames.vector.StringVector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Least and greatest of the byte strings seen, by unsigned bytes. */
final class SliceBounds {
  private boolean any;
  private byte[] min = new byte[0];
  private byte[] max = new byte[0];
  private long minPrefix;
  private long maxPrefix;

  void add(StringVector vector, int from, int count) {
    boolean @Nullable [] nulls = vector.nulls();
    byte[] data = vector.data();
    int[] starts = vector.starts();
    int[] lengths = vector.lengths();
    for (int i = from; i < from + count; i++) {
      if (nulls == null || !nulls[i]) {
        add(data, starts[i], lengths[i]);
      }
    }
  }

  void addAll(SliceBounds other) {
    if (other.any) {
      add(other.min, 0, other.min.length);
      add(other.max, 0, other.max.length);
    }
  }

  void add(byte[] data, int start, int length) {
    long prefix = DictionaryOrder.prefix(data, start, length);
    if (!any) {
      any = true;
      setMin(prefix, data, start, length);
      setMax(prefix, data, start, length);
      return;
    }
    if (isLess(prefix, minPrefix)
        || (prefix == minPrefix
            && Arrays.compareUnsigned(data, start, start + length, min, 0, min.length) < 0)) {
      setMin(prefix, data, start, length);
    }
    if (isLess(maxPrefix, prefix)
        || (prefix == maxPrefix
            && Arrays.compareUnsigned(data, start, start + length, max, 0, max.length) > 0)) {
      setMax(prefix, data, start, length);
    }
  }

  @Nullable String minOrUnknown() {
    return any ? BoundText.of(min, 0, min.length) : null;
  }

  @Nullable String maxOrUnknown() {
    return any ? BoundText.of(max, 0, max.length) : null;
  }

  void clear() {
    any = false;
  }

  private static boolean isLess(long prefix, long other) {
    return Long.compareUnsigned(prefix, other) < 0;
  }

  private void setMin(long prefix, byte[] data, int start, int length) {
    minPrefix = prefix;
    min = Arrays.copyOfRange(data, start, start + length);
  }

  private void setMax(long prefix, byte[] data, int start, int length) {
    maxPrefix = prefix;
    max = Arrays.copyOfRange(data, start, start + length);
  }
}
