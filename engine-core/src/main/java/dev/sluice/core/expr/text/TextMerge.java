package dev.sluice.core.expr.text;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the texts of several columns into one column, as the branches of a CASE need it. Columns
 * that are all encoded by dictionaries give one dictionary, which stays the same from batch to
 * batch.
 */
public final class TextMerge {
  private final List<CodeMap> maps = new ArrayList<>();
  private TextInterner results = new TextInterner();

  /**
   * One source of rows.
   *
   * @param source number of the branch, the same in every batch
   * @param rows where the values go, in their order
   */
  @SuppressWarnings("ArrayRecordComponent") // carries arrays within one call, is never compared
  public record Part(int source, int[] rows, int count, ColumnVector values) {}

  /** Column of so many rows, null where no part has a value. */
  public ColumnVector merge(List<Part> parts, int size, VectorArena arena) {
    boolean[] nulls = arena.booleans(size);
    Arrays.fill(nulls, 0, size, true);
    boolean full = place(parts, nulls, size);
    boolean[] resultNulls = full ? null : nulls;
    int[] codes = codes(parts, size, arena);
    if (codes != null) {
      return new DictionaryVector(codes, results.dictionary(), resultNulls, size);
    }
    int[] starts = arena.ints(size);
    int[] lengths = arena.ints(size);
    Arrays.fill(starts, 0, size, 0);
    Arrays.fill(lengths, 0, size, 0);
    List<StringVector> flats = new ArrayList<>();
    for (Part part : parts) {
      flats.add(flat(part.values(), arena));
    }
    byte[] data = flats.isEmpty() ? new byte[0] : flats.get(0).data();
    boolean shared = true;
    for (StringVector flat : flats) {
      shared &= flat.data() == data;
    }
    if (shared) {
      for (int i = 0; i < flats.size(); i++) {
        scatter(parts.get(i), flats.get(i), starts, lengths);
      }
      return new StringVector(data, starts, lengths, resultNulls, size);
    }
    return copy(parts, flats, starts, lengths, resultNulls, size, arena);
  }

  private static boolean place(List<Part> parts, boolean[] nulls, int size) {
    int values = 0;
    for (Part part : parts) {
      boolean[] from = part.values().nulls();
      for (int i = 0; i < part.count(); i++) {
        boolean isNull = from != null && from[i];
        nulls[part.rows()[i]] = isNull;
        values += isNull ? 0 : 1;
      }
    }
    return values == size;
  }

  private int @Nullable [] codes(List<Part> parts, int size, VectorArena arena) {
    if (results.dictionary().size() > Codes.MAX_ENTRIES) {
      results = new TextInterner();
      maps.clear();
    }
    for (Part part : parts) {
      if (!(part.values() instanceof DictionaryVector vector) || !map(part).cover(vector)) {
        return null;
      }
    }
    int[] codes = arena.ints(size);
    Arrays.fill(codes, 0, size, -1);
    for (Part part : parts) {
      int[] from = ((DictionaryVector) part.values()).codes();
      int[] table = map(part).codes;
      int[] rows = part.rows();
      for (int i = 0; i < part.count(); i++) {
        codes[rows[i]] = table[from[i] + 1];
      }
    }
    return codes;
  }

  private CodeMap map(Part part) {
    while (maps.size() <= part.source()) {
      maps.add(new CodeMap(results));
    }
    return maps.get(part.source());
  }

  private static StringVector flat(ColumnVector vector, VectorArena arena) {
    return vector instanceof DictionaryVector coded ? coded.flatten(arena) : (StringVector) vector;
  }

  private static void scatter(Part part, StringVector flat, int[] starts, int[] lengths) {
    int[] rows = part.rows();
    for (int i = 0; i < part.count(); i++) {
      starts[rows[i]] = flat.starts()[i];
      lengths[rows[i]] = flat.lengths()[i];
    }
  }

  private static StringVector copy(
      List<Part> parts,
      List<StringVector> flats,
      int[] starts,
      int[] lengths,
      boolean @Nullable [] nulls,
      int size,
      VectorArena arena) {
    long bytes = 0;
    for (int p = 0; p < flats.size(); p++) {
      int[] from = flats.get(p).lengths();
      for (int i = 0; i < parts.get(p).count(); i++) {
        bytes += from[i];
      }
    }
    byte[] data = arena.bytes(Math.toIntExact(bytes));
    int at = 0;
    for (int p = 0; p < flats.size(); p++) {
      StringVector flat = flats.get(p);
      int[] rows = parts.get(p).rows();
      for (int i = 0; i < parts.get(p).count(); i++) {
        int length = flat.lengths()[i];
        System.arraycopy(flat.data(), flat.starts()[i], data, at, length);
        starts[rows[i]] = at;
        lengths[rows[i]] = length;
        at += length;
      }
    }
    return new StringVector(data, starts, lengths, nulls, size);
  }

  /** Codes of one branch's dictionary in the common one. */
  private static final class CodeMap extends DictionaryMemo {
    private final TextInterner results;
    private int[] codes = new int[64];

    CodeMap(TextInterner results) {
      this.results = results;
      codes[0] = -1;
    }

    @Override
    void reserve(int length) {
      if (codes.length < length) {
        codes = Arrays.copyOf(codes, grown(codes.length, length));
      }
    }

    @Override
    void learn(int code, byte[] data, int start, int length) {
      codes[code + 1] = results.code(data, start, length);
    }
  }
}
