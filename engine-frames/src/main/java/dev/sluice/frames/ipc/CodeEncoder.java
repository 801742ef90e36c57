package dev.sluice.frames.ipc;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.StringDictionary;

/**
 * Codes into the dictionary of a file. The code of null is -1: readers of ours need not look at the
 * validity then, and others do not look at the code.
 */
public final class CodeEncoder extends ColumnEncoder {
  private final int width;
  private byte[] bytes;

  /**
   * Encoder of codes.
   *
   * @param index integer type that holds all codes
   */
  public CodeEncoder(IpcType index, int capacity) {
    super(capacity);
    width = index.width();
    bytes = new byte[width * capacity];
  }

  /**
   * Adds rows whose codes are those of another dictionary.
   *
   * @param translation code of the file at the place of the vector's code plus one, and -1 at place
   *     0
   */
  public void append(DictionaryVector vector, int[] translation, int from, int count) {
    appendNulls(vector.nulls(), from, count);
    bytes = grown(bytes, (rows() + count) * width);
    LittleEndian.putTranslated(
        vector.codes(), translation, from, count, width, bytes, rows() * width);
    addRows(count);
  }

  @Override
  void appendValues(ColumnVector vector, int from, int count) {
    bytes = grown(bytes, (rows() + count) * width);
    LittleEndian.put(
        ((DictionaryVector) vector).codes(), from, count, width, bytes, rows() * width);
  }

  @Override
  void emitValues(IpcBody body) {
    body.buffer(bytes, rows() * width);
  }

  /** Adds the values of a dictionary to a body, as {@link IpcWriter#dictionary} wants them. */
  public static int emitDictionary(StringDictionary dictionary, IpcBody body) {
    int size = dictionary.size();
    DictionaryVector all = new DictionaryVector(identity(size), dictionary, null, size);
    ColumnEncoder values = new BytesEncoder(size + 1);
    values.append(all, 0, size);
    return values.emit(body);
  }

  private static int[] identity(int size) {
    int[] codes = new int[size];
    for (int i = 0; i < size; i++) {
      codes[i] = i;
    }
    return codes;
  }
}
