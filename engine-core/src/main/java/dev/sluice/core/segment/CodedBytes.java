package dev.sluice.core.segment;

import dev.sluice.frames.ipc.CodeEncoder;
import dev.sluice.frames.ipc.IpcBody;
import dev.sluice.frames.ipc.IpcType;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.StringVector;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** Values as codes into one dictionary, which is sorted unless it is large. */
final class CodedBytes {
  private static final int MAX_SORTED = 1 << 16;
  private static final int MAX_TRANSLATIONS = 64;

  private final boolean bounded;
  private final DictionaryBuilder builder = new DictionaryBuilder();
  private final IdentityHashMap<StringDictionary, CodeTranslation> translations =
      new IdentityHashMap<>();
  private final SliceBounds all = new SliceBounds();
  private StringDictionary dictionary = builder.dictionary();
  private int @Nullable [] ranks;
  private @Nullable CodeEncoder encoder;
  private int[] flatCodes = new int[0];
  private int minCode = Integer.MAX_VALUE;
  private int maxCode = -1;
  private long nullCount;

  CodedBytes(boolean bounded) {
    this.bounded = bounded;
  }

  int size() {
    return builder.size();
  }

  long sizeBytes() {
    long bytes = 2 * builder.sizeBytes();
    for (CodeTranslation translation : translations.values()) {
      bytes += translation.sizeBytes();
    }
    return bytes;
  }

  boolean isOrdered() {
    return ranks != null;
  }

  /** The dictionary of the file. */
  StringDictionary dictionary() {
    return dictionary;
  }

  void scan(ColumnVector vector, int count) {
    if (vector instanceof DictionaryVector coded) {
      translation(coded.dictionary()).resolve(coded.codes(), 0, count, builder::intern);
    } else {
      codesOf((StringVector) vector, 0, count, builder::intern);
    }
  }

  /** Ends the scan: sorts the dictionary; answers the type of the codes. */
  IpcType layOut(int capacity) {
    int size = builder.size();
    if (size <= MAX_SORTED) {
      int[] order = DictionaryOrder.sorted(builder.dictionary());
      int[] rankOf = new int[size];
      for (int rank = 0; rank < size; rank++) {
        rankOf[order[rank]] = rank;
      }
      dictionary = DictionaryOrder.permuted(builder.dictionary(), order);
      ranks = rankOf;
      for (CodeTranslation translation : translations.values()) {
        translation.rank(rankOf);
      }
    }
    IpcType index = size <= 1 << 7 ? IpcType.INT8 : size <= 1 << 15 ? IpcType.INT16 : IpcType.INT32;
    encoder = new CodeEncoder(index, capacity);
    return index;
  }

  void append(ColumnVector vector, int from, int count) {
    CodeEncoder out = encoder();
    if (vector instanceof DictionaryVector coded) {
      CodeTranslation translation = translation(coded.dictionary());
      translation.resolve(coded.codes(), from, count, this::stored);
      out.append(coded, translation.codes(), from, count);
      bound(coded.codes(), translation.codes(), from, count);
    } else {
      StringVector slices = (StringVector) vector;
      int[] codes = codesOf(slices, from, count, this::stored);
      DictionaryVector coded =
          new DictionaryVector(codes, dictionary, slices.nulls(), from + count);
      out.append(coded, from, count);
      bound(codes, from, count);
    }
  }

  BatchBounds emit(IpcBody body) {
    CodeEncoder out = encoder();
    int nulls = out.nullCount();
    nullCount += nulls;
    int checksum = out.emit(body);
    boolean known = bounded && ranks != null && maxCode >= 0;
    BatchBounds bounds =
        new BatchBounds(
            known ? BoundText.of(dictionary, minCode) : null,
            known ? BoundText.of(dictionary, maxCode) : null,
            nulls,
            checksum);
    minCode = Integer.MAX_VALUE;
    maxCode = -1;
    return bounds;
  }

  @Nullable String min() {
    collectBounds();
    return all.minOrUnknown();
  }

  @Nullable String max() {
    collectBounds();
    return all.maxOrUnknown();
  }

  long nullCount() {
    return nullCount;
  }

  private void collectBounds() {
    if (bounded) {
      for (int code = 0; code < dictionary.size(); code++) {
        all.add(dictionary.data(), dictionary.start(code), dictionary.length(code));
      }
    }
  }

  private CodeTranslation translation(StringDictionary source) {
    CodeTranslation known = translations.get(source);
    if (known == null) {
      if (translations.size() >= MAX_TRANSLATIONS) {
        translations.clear();
      }
      known = new CodeTranslation(source);
      translations.put(source, known);
    }
    return known;
  }

  /** Codes of flat rows at the places of the rows; -1 for null. */
  private int[] codesOf(StringVector vector, int from, int count, CodeTranslation.Lookup lookup) {
    if (flatCodes.length < from + count) {
      flatCodes = new int[from + count];
    }
    boolean @Nullable [] nulls = vector.nulls();
    byte[] data = vector.data();
    int[] starts = vector.starts();
    int[] lengths = vector.lengths();
    for (int i = from; i < from + count; i++) {
      flatCodes[i] = nulls != null && nulls[i] ? -1 : lookup.code(data, starts[i], lengths[i]);
    }
    return flatCodes;
  }

  /** Code in the file of a value that the scan has seen. */
  private int stored(byte[] data, int start, int length) {
    int size = builder.size();
    int code = builder.intern(data, start, length);
    if (code >= size) {
      throw new IllegalStateException("The rows of a segment differ when they are read again");
    }
    return ranks == null ? code : ranks[code];
  }

  private void bound(int[] codes, int[] translation, int from, int count) {
    if (!bounded || ranks == null) {
      return;
    }
    int low = minCode;
    int high = maxCode;
    for (int i = from; i < from + count; i++) {
      int code = translation[codes[i] + 1];
      high = Math.max(high, code);
      low = Math.min(low, code & Integer.MAX_VALUE);
    }
    minCode = low;
    maxCode = high;
  }

  private void bound(int[] codes, int from, int count) {
    int low = minCode;
    int high = maxCode;
    for (int i = from; i < from + count; i++) {
      high = Math.max(high, codes[i]);
      low = Math.min(low, codes[i] & Integer.MAX_VALUE);
    }
    minCode = low;
    maxCode = high;
  }

  private CodeEncoder encoder() {
    if (encoder == null) {
      throw new IllegalStateException("A column is appended before it is laid out");
    }
    return encoder;
  }
}
