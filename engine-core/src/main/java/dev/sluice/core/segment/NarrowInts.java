package dev.sluice.core.segment;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Signed integers of 1, 2, 4 or 8 bytes in a mapped buffer, widened in bulk: a copy to an array of
 * the narrow type, then a plain loop. Belongs to one thread.
 */
abstract class NarrowInts {
  /**
   * Reader of a buffer.
   *
   * @param former reader of the same width, whose arrays are taken over, or null
   */
  static NarrowInts of(int width, ByteBuffer buffer, @Nullable NarrowInts former) {
    return switch (width) {
      case 1 -> new Bytes(buffer, former instanceof Bytes b ? b.scratch : new byte[0]);
      case 2 ->
          new Shorts(buffer.asShortBuffer(), former instanceof Shorts s ? s.scratch : new short[0]);
      case 4 -> new Ints(buffer.asIntBuffer(), former instanceof Ints i ? i.scratch : new int[0]);
      default -> new Longs(buffer.asLongBuffer());
    };
  }

  abstract void longs(int from, int count, long[] out);

  abstract void longs(int from, int[] rows, int count, long[] out);

  abstract void ints(int from, int count, int[] out);

  abstract void ints(int from, int[] rows, int count, int[] out);

  private static final class Bytes extends NarrowInts {
    private final ByteBuffer buffer;
    private byte[] scratch;

    Bytes(ByteBuffer buffer, byte[] scratch) {
      this.buffer = buffer;
      this.scratch = scratch;
    }

    private byte[] copy(int from, int count) {
      if (scratch.length < count) {
        scratch = new byte[count];
      }
      buffer.get(from, scratch, 0, count);
      return scratch;
    }

    @Override
    void longs(int from, int count, long[] out) {
      byte[] narrow = copy(from, count);
      for (int i = 0; i < count; i++) {
        out[i] = narrow[i];
      }
    }

    @Override
    void longs(int from, int[] rows, int count, long[] out) {
      for (int i = 0; i < count; i++) {
        out[i] = buffer.get(from + rows[i]);
      }
    }

    @Override
    void ints(int from, int count, int[] out) {
      byte[] narrow = copy(from, count);
      for (int i = 0; i < count; i++) {
        out[i] = narrow[i];
      }
    }

    @Override
    void ints(int from, int[] rows, int count, int[] out) {
      for (int i = 0; i < count; i++) {
        out[i] = buffer.get(from + rows[i]);
      }
    }
  }

  private static final class Shorts extends NarrowInts {
    private final ShortBuffer buffer;
    private short[] scratch;

    Shorts(ShortBuffer buffer, short[] scratch) {
      this.buffer = buffer;
      this.scratch = scratch;
    }

    private short[] copy(int from, int count) {
      if (scratch.length < count) {
        scratch = new short[count];
      }
      buffer.get(from, scratch, 0, count);
      return scratch;
    }

    @Override
    void longs(int from, int count, long[] out) {
      short[] narrow = copy(from, count);
      for (int i = 0; i < count; i++) {
        out[i] = narrow[i];
      }
    }

    @Override
    void longs(int from, int[] rows, int count, long[] out) {
      for (int i = 0; i < count; i++) {
        out[i] = buffer.get(from + rows[i]);
      }
    }

    @Override
    void ints(int from, int count, int[] out) {
      short[] narrow = copy(from, count);
      for (int i = 0; i < count; i++) {
        out[i] = narrow[i];
      }
    }

    @Override
    void ints(int from, int[] rows, int count, int[] out) {
      for (int i = 0; i < count; i++) {
        out[i] = buffer.get(from + rows[i]);
      }
    }
  }

  private static final class Ints extends NarrowInts {
    private final IntBuffer buffer;
    private int[] scratch;

    Ints(IntBuffer buffer, int[] scratch) {
      this.buffer = buffer;
      this.scratch = scratch;
    }

    @Override
    void longs(int from, int count, long[] out) {
      if (scratch.length < count) {
        scratch = new int[count];
      }
      int[] narrow = scratch;
      buffer.get(from, narrow, 0, count);
      for (int i = 0; i < count; i++) {
        out[i] = narrow[i];
      }
    }

    @Override
    void longs(int from, int[] rows, int count, long[] out) {
      for (int i = 0; i < count; i++) {
        out[i] = buffer.get(from + rows[i]);
      }
    }

    @Override
    void ints(int from, int count, int[] out) {
      buffer.get(from, out, 0, count);
    }

    @Override
    void ints(int from, int[] rows, int count, int[] out) {
      for (int i = 0; i < count; i++) {
        out[i] = buffer.get(from + rows[i]);
      }
    }
  }

  private static final class Longs extends NarrowInts {
    private final LongBuffer buffer;

    Longs(LongBuffer buffer) {
      this.buffer = buffer;
    }

    @Override
    void longs(int from, int count, long[] out) {
      buffer.get(from, out, 0, count);
    }

    @Override
    void longs(int from, int[] rows, int count, long[] out) {
      for (int i = 0; i < count; i++) {
        out[i] = buffer.get(from + rows[i]);
      }
    }

    @Override
    void ints(int from, int count, int[] out) {
      for (int i = 0; i < count; i++) {
        out[i] = (int) buffer.get(from + i);
      }
    }

    @Override
    void ints(int from, int[] rows, int count, int[] out) {
      for (int i = 0; i < count; i++) {
        out[i] = (int) buffer.get(from + rows[i]);
      }
    }
  }
}
