package dev.sluice.core.input.column;

import dev.sluice.core.expr.array.MultiValues;
import dev.sluice.frames.array.ArrayEncoder;
import dev.sluice.frames.array.ArrayValues;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Text: as codes while values repeat, and as slices of the window when they do not. */
final class TextBuilder extends ColumnBuilder {
  private static final int[] NONE = {};
  private static final byte[] EMPTY = {};

  private final TextDictionary encoder;
  private final @Nullable ListReader lists;
  private final boolean splits;
  private final ArrayEncoder values = new ArrayEncoder();
  private VectorArena arena = new VectorArena();
  private byte[] window = EMPTY;
  private boolean encoded;
  private int[] codes = NONE;
  private int[] starts = NONE;
  private int[] lengths = NONE;
  private byte[] copies = EMPTY;
  private int copied;

  /**
   * A builder.
   *
   * @param lists reads lists as texts of several values; null if their JSON is kept
   */
  TextBuilder(TextDictionary encoder, @Nullable ListReader lists) {
    this.encoder = encoder;
    this.lists = lists;
    this.splits = lists != null && lists.splits();
  }

  @Override
  public void begin(VectorArena batchArena, byte[] batchWindow, int capacity) {
    super.begin(batchArena, batchWindow, capacity);
    arena = batchArena;
    window = batchWindow;
    copied = 0;
    encoded = encoder.isWorthwhile();
    if (encoded) {
      codes = arena.ints(capacity);
    } else {
      starts = arena.ints(capacity);
      lengths = arena.ints(capacity);
    }
  }

  @Override
  public void putText(int row, byte[] data, int start, int length) {
    if (splits && Objects.requireNonNull(lists).isList(data, start, length)) {
      values.clear();
      lists.readText(data, start, length, values);
      putValues(row);
    } else {
      putOne(row, data, start, length);
    }
  }

  private void putOne(int row, byte[] data, int start, int length) {
    if (encoded) {
      codes[row] = encoder.encode(data, start, length);
    } else if (data == window) {
      starts[row] = start;
      lengths[row] = length;
    } else {
      putCopy(row, data, start, length);
    }
  }

  @Override
  public void putTexts(
      int row, int count, byte[] data, int[] texts, int[] sizes, int first, int stride) {
    boolean slices = !encoded && data == window;
    for (int i = 0, at = first; i < count; i++, at += stride) {
      int length = sizes[at];
      if (length < 0) {
        putNull(row + i);
      } else if (splits) {
        putText(row + i, data, texts[at], length);
      } else if (encoded) {
        codes[row + i] = encoder.encode(data, texts[at], length);
      } else if (slices) {
        starts[row + i] = texts[at];
        lengths[row + i] = length;
      } else {
        putCopy(row + i, data, texts[at], length);
      }
    }
  }

  @Override
  public void putInteger(int row, byte[] data, int start, int length, long value) {
    if (value == 0) {
      putOne(row, data, start + length - 1, 1); // "-0" too is 0
    } else {
      putOne(row, data, start, length);
    }
  }

  @Override
  public void putDecimal(int row, byte[] data, int start, int length) {
    if (Decimals.isPlain(data, start, length)) {
      putOne(row, data, start, length);
    } else {
      byte[] text = Decimals.text(data, start, length);
      putOne(row, text, 0, text.length);
    }
  }

  @Override
  public void putBoolean(int row, byte[] data, int start, int length, boolean value) {
    putOne(row, data, start, length);
  }

  @Override
  public void putNested(int row, byte[] data, int start, int length) {
    if (lists == null || data[start] != '[') {
      putOne(row, data, start, length);
    } else {
      values.clear();
      lists.readJson(data, start, length, values);
      putValues(row);
    }
  }

  /** Several values as one text. */
  private void putValues(int row) {
    String text =
        MultiValues.text(ArrayValues.decode(ScalarType.STRING, values.data(), 0, values.length()));
    if (text == null) {
      putNull(row);
    } else {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      putOne(row, bytes, 0, bytes.length);
    }
  }

  @Override
  void putNothing(int row) {
    if (encoded) {
      codes[row] = -1;
    } else {
      starts[row] = 0;
      lengths[row] = 0;
    }
  }

  @Override
  public ColumnVector finish(int rows) {
    boolean @Nullable [] nulls = nulls();
    if (encoded) {
      encoder.batchEncoded(rows);
      return new DictionaryVector(codes, encoder.dictionary(), nulls, rows);
    }
    if (copied > 0) {
      byte[] all = gather(rows);
      return new StringVector(all, starts, lengths, nulls, rows);
    }
    return new StringVector(window, starts, lengths, nulls, rows);
  }

  /** Keeps bytes that stand in no window; their starts are told from others by their sign. */
  private void putCopy(int row, byte[] data, int start, int length) {
    if (copies.length - copied < length) {
      copies = Arrays.copyOf(copies, Math.max(copied + length, copies.length * 2 + 64));
    }
    System.arraycopy(data, start, copies, copied, length);
    starts[row] = ~copied;
    lengths[row] = length;
    copied += Math.max(1, length);
  }

  /** Brings slices of the window and copies into one array. */
  private byte[] gather(int rows) {
    int total = 0;
    for (int row = 0; row < rows; row++) {
      total = Math.addExact(total, lengths[row]);
    }
    byte[] all = arena.bytes(total);
    int at = 0;
    for (int row = 0; row < rows; row++) {
      int start = starts[row];
      if (start < 0) {
        System.arraycopy(copies, ~start, all, at, lengths[row]);
      } else {
        System.arraycopy(window, start, all, at, lengths[row]);
      }
      starts[row] = at;
      at += lengths[row];
    }
    return all;
  }
}
