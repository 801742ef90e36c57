package dev.sluice.core.segment;

import dev.sluice.frames.ipc.ColumnEncoder;
import dev.sluice.frames.ipc.IpcBody;
import dev.sluice.frames.ipc.IpcType;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.StringVector;
import org.jspecify.annotations.Nullable;

/** Values one behind the other. */
final class PlainBytes {
  private final ColumnEncoder encoder;
  private final boolean bounded;
  private final SliceBounds all = new SliceBounds();
  private final SliceBounds batch = new SliceBounds();
  private long nullCount;

  /**
   * @param bounded whether the least and greatest value are worth knowing
   */
  PlainBytes(IpcType type, int capacity, boolean bounded) {
    encoder = ColumnEncoder.plain(type, capacity);
    this.bounded = bounded;
  }

  void append(ColumnVector vector, int from, int count) {
    encoder.append(vector, from, count);
    if (!bounded) {
      return;
    }
    if (vector instanceof StringVector slices) {
      batch.add(slices, from, count);
    } else if (vector instanceof DictionaryVector coded) {
      StringDictionary dictionary = coded.dictionary();
      int[] codes = coded.codes();
      for (int i = from; i < from + count; i++) {
        if (codes[i] >= 0) {
          batch.add(dictionary.data(), dictionary.start(codes[i]), dictionary.length(codes[i]));
        }
      }
    }
  }

  long dataBytes() {
    return encoder.dataBytes();
  }

  BatchBounds emit(IpcBody body) {
    int nulls = encoder.nullCount();
    nullCount += nulls;
    int checksum = encoder.emit(body);
    BatchBounds bounds =
        new BatchBounds(batch.minOrUnknown(), batch.maxOrUnknown(), nulls, checksum);
    all.addAll(batch);
    batch.clear();
    return bounds;
  }

  @Nullable String min() {
    return all.minOrUnknown();
  }

  @Nullable String max() {
    return all.maxOrUnknown();
  }

  long nullCount() {
    return nullCount;
  }
}
