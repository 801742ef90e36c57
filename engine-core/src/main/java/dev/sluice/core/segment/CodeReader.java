package dev.sluice.core.segment;

import dev.sluice.frames.ipc.NullBitmap;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Codes into the dictionary of the file; null is stored as -1. */
final class CodeReader extends ColumnReader {
  private final int width;
  private final StringDictionary dictionary;
  private @Nullable NarrowInts codes;
  private @Nullable ByteBuffer validity;

  CodeReader(SegmentFile file, int column) throws IOException {
    super(file, column);
    width = file.field(column).storedType().width();
    dictionary = file.dictionary(column);
  }

  @Override
  void open(int batch) throws IOException {
    codes = NarrowInts.of(width, file.buffer(batch, column, 1), codes);
    validity = validity(batch);
  }

  @Override
  ColumnVector all(int from, int count, VectorArena arena) {
    int[] out = arena.ints(count);
    codes().ints(from, count, out);
    boolean @Nullable [] nulls = null;
    if (validity != null) {
      nulls = arena.booleans(count);
      if (NullBitmap.unpack(validity, from, count, nulls) == 0) {
        nulls = null;
      }
    }
    return new DictionaryVector(out, dictionary, nulls, count);
  }

  @Override
  ColumnVector some(int from, int[] rows, int count, VectorArena arena) {
    int[] out = arena.ints(count);
    if (isDense(rows, count)) {
      int span = rows[count - 1] + 1;
      int[] whole = arena.ints(span);
      codes().ints(from, span, whole);
      for (int i = 0; i < count; i++) {
        out[i] = whole[rows[i]];
      }
    } else {
      codes().ints(from, rows, count, out);
    }
    return new DictionaryVector(out, dictionary, negative(out, count, arena), count);
  }

  private boolean @Nullable [] negative(int[] codes, int count, VectorArena arena) {
    if (validity == null) {
      return null;
    }
    boolean[] nulls = arena.booleans(count);
    int all = 0;
    for (int i = 0; i < count; i++) {
      nulls[i] = codes[i] < 0;
      all |= codes[i];
    }
    return all < 0 ? nulls : null;
  }

  private NarrowInts codes() {
    if (codes == null) {
      throw new IllegalStateException("No record batch is open");
    }
    return codes;
  }
}
