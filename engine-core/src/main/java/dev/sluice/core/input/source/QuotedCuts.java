package dev.sluice.core.input.source;

import dev.sluice.core.input.InputFormat;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Finds starts of records in a file whose line breaks may stand in quotes: by its quotes alone. */
final class QuotedCuts implements AutoCloseable {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final int WINDOW_BYTES = 1 << 18;

  private final FileChannel channel;
  private final long size;
  private final byte separator;
  private final byte[] window = new byte[WINDOW_BYTES];
  private long base;
  private int filled;

  private QuotedCuts(FileChannel channel, long size, byte separator) {
    this.channel = channel;
    this.size = size;
    this.separator = separator;
  }

  /** Starts of records, about as far apart as asked. */
  static List<Long> find(Path file, long size, InputFormat.Delimited format, long targetBytes)
      throws IOException {
    try (QuotedCuts cuts =
        new QuotedCuts(FileChannel.open(file, StandardOpenOption.READ), size, format.separator())) {
      return cuts.find(format.skippedLines(), targetBytes);
    }
  }

  private List<Long> find(int skippedLines, long targetBytes) throws IOException {
    List<Long> cuts = new ArrayList<>();
    long at = 0;
    for (int i = 0; i < skippedLines; i++) {
      at = Math.min(size, next('\n', at) + 1);
    }
    if (at == 0 && size >= 3 && byteAt(0) == (byte) 0xEF && byteAt(1) == (byte) 0xBB) {
      at = 3;
    }
    long target = targetBytes;
    long recordStart = at;
    while (at < size) {
      boolean afterBreak = at == recordStart;
      long quote = next('"', at);
      target = cut(cuts, at, quote, target, targetBytes);
      if (quote >= size) {
        break;
      }
      if (quote == at ? !afterBreak && byteAt(quote - 1) != separator : !startsValue(quote)) {
        at = quote + 1;
        continue;
      }
      recordStart = Math.max(recordStart, afterLastBreak(at, quote));
      long after = afterClosing(quote, recordStart);
      if (after >= 0) {
        at = after;
      } else {
        at = next('\n', recordStart) + 1;
        recordStart = at;
      }
    }
    return cuts;
  }

  /** Cuts at line breaks of a stretch without quotes. Answers where the next cut should be. */
  private long cut(List<Long> cuts, long from, long to, long firstTarget, long targetBytes)
      throws IOException {
    long target = firstTarget;
    while (target < to) {
      long start = next('\n', Math.max(from, target - 1)) + 1;
      if (start > to || start >= size) {
        break;
      }
      cuts.add(start);
      target = start + targetBytes;
    }
    return target;
  }

  private boolean startsValue(long quote) throws IOException {
    byte before = byteAt(quote - 1);
    return before == separator || before == '\n';
  }

  /** Position after the closing quote, or -1 if the record is broken. */
  private long afterClosing(long open, long recordStart) throws IOException {
    long quote = next('"', open + 1);
    while (quote + 1 < size && byteAt(quote + 1) == '"') {
      if (quote - recordStart > QuotedRecords.MAX_BYTES) {
        return -1;
      }
      quote = next('"', quote + 2);
    }
    if (quote >= size || quote - recordStart > QuotedRecords.MAX_BYTES) {
      return -1;
    }
    long after = quote + 1;
    if (after == size || byteAt(after) == separator || byteAt(after) == '\n') {
      return after;
    }
    boolean lineEnd = byteAt(after) == '\r' && (after + 1 == size || byteAt(after + 1) == '\n');
    return lineEnd ? after : -1;
  }

  /** Position of the first such byte, or the size. */
  private long next(char wanted, long from) throws IOException {
    long pattern = ONES * wanted;
    long at = from;
    while (at < size) {
      int index = load(at);
      for (; index <= filled - 8; index += 8) {
        long word = (long) WORDS.get(window, index) ^ pattern;
        long hit = (word - ONES) & ~word & HIGHS;
        if (hit != 0) {
          return base + index + (Long.numberOfTrailingZeros(hit) >>> 3);
        }
      }
      for (; index < filled; index++) {
        if (window[index] == wanted) {
          return base + index;
        }
      }
      at = base + filled;
    }
    return size;
  }

  /** Position after the last line break of a stretch, or 0. */
  private long afterLastBreak(long from, long to) throws IOException {
    long at = to;
    while (at > from) {
      int index = load(at - 1);
      int floor = (int) Math.max(0, from - base);
      int top = index + 1;
      for (; top - 8 >= floor; top -= 8) {
        long word = (long) WORDS.get(window, top - 8) ^ (ONES * '\n');
        if (((word - ONES) & ~word & HIGHS) != 0) {
          break;
        }
      }
      for (; top > Math.max(floor, top - 8); top--) {
        if (window[top - 1] == '\n') {
          return base + top;
        }
      }
      at = base + top;
    }
    return 0;
  }

  private byte byteAt(long position) throws IOException {
    return window[load(position)];
  }

  /** Makes the window hold the position, and answers where. */
  private int load(long position) throws IOException {
    if (position < base || position >= base + filled) {
      base = position < base ? Math.max(0, position - WINDOW_BYTES / 2) : position;
      ByteBuffer buffer = ByteBuffer.wrap(window);
      while (buffer.hasRemaining() && base + buffer.position() < size) {
        if (channel.read(buffer, base + buffer.position()) < 0) {
          throw new IOException("File ends at [" + (base + buffer.position()) + "]");
        }
      }
      filled = (int) Math.min(buffer.position(), size - base);
    }
    return (int) (position - base);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
