package dev.sluice.core.segment;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Codes into the dictionary of the file; null is stored as -1. */
final class CodeReader extends ColumnReader {
  private final int width;
  private final StringDictionary dictionary;
  private @Nullable NarrowInts codes;
  private boolean mayBeNull;

  CodeReader(SegmentFile file, int column) throws IOException {
    super(file, column);
    width = file.field(column).storedType().width();
    dictionary = file.dictionary(column);
  }

  @Override
  void open(int batch) throws IOException {
    codes = NarrowInts.of(width, file.buffer(batch, column, 1), codes);
    mayBeNull = file.nullCount(batch, column) > 0;
  }

  @Override
  ColumnVector all(int from, int count, VectorArena arena) {
    int[] out = arena.ints(count);
    codes().ints(from, count, out);
    return vector(out, count, arena);
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
    return vector(out, count, arena);
  }

  private ColumnVector vector(int[] out, int count, VectorArena arena) {
    boolean @Nullable [] nulls = null;
    if (mayBeNull && hasNull(out, count)) {
      nulls = arena.booleans(count);
      for (int i = 0; i < count; i++) {
        nulls[i] = out[i] < 0;
      }
    }
    return new DictionaryVector(out, dictionary, nulls, count);
  }

  private static boolean hasNull(int[] codes, int count) {
    int all = 0;
    for (int i = 0; i < count; i++) {
      all |= codes[i];
    }
    return all < 0;
  }

  private NarrowInts codes() {
    if (codes == null) {
      throw new IllegalStateException("No record batch is open");
    }
    return codes;
  }
}
