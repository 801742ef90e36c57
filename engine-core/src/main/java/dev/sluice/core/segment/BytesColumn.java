package dev.sluice.core.segment;

import dev.sluice.frames.ipc.IpcBody;
import dev.sluice.frames.ipc.IpcField;
import dev.sluice.frames.ipc.IpcType;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.StringDictionary;
import org.jspecify.annotations.Nullable;

/**
 * Strings and complex values: stored as codes into a dictionary as long as values repeat and memory
 * allows, else one behind the other.
 */
final class BytesColumn extends SegmentColumn {
  /** Rows after which a dictionary that saves nothing is given up. */
  private static final int TRIAL_ROWS = 65_536;

  private static final int MIN_ROWS = 256;
  private static final int MAX_ENTRIES = 1 << 20;

  private final DictionaryBudget budget;
  private @Nullable CodedBytes coded;
  private @Nullable PlainBytes plain;
  private long rows;
  private long rowsInTrial;
  private long distinctInTrial;

  BytesColumn(String name, ColumnType type, DictionaryBudget budget) {
    super(name, type);
    this.budget = budget;
    coded = new CodedBytes(type == ScalarType.STRING);
  }

  @Override
  void scan(ColumnVector vector, int count) {
    rows += count;
    CodedBytes trial = coded;
    if (trial == null) {
      return;
    }
    trial.scan(vector, count);
    rowsInTrial = rows;
    distinctInTrial = trial.size();
    boolean saves = rows < TRIAL_ROWS || 2L * trial.size() <= rows;
    if (!saves || trial.size() > MAX_ENTRIES || !budget.grow(trial.sizeBytes())) {
      coded = null;
      budget.release();
    }
  }

  @Override
  IpcField layOut(int ordinal, int capacity) {
    IpcType values = type == ScalarType.STRING ? IpcType.UTF8 : IpcType.BINARY;
    CodedBytes trial = coded;
    if (trial != null && (rows < MIN_ROWS || 2L * trial.size() <= rows)) {
      IpcType index = trial.layOut(capacity);
      return new IpcField(name, values, new IpcField.Encoding(ordinal, index, trial.isOrdered()));
    }
    coded = null;
    budget.release();
    plain = new PlainBytes(values, capacity, type == ScalarType.STRING);
    return new IpcField(name, values, null);
  }

  @Override
  @Nullable StringDictionary dictionary() {
    return coded == null ? null : coded.dictionary();
  }

  @Override
  void append(ColumnVector vector, int from, int count) {
    if (coded != null) {
      coded.append(vector, from, count);
    } else {
      plain().append(vector, from, count);
    }
  }

  @Override
  long dataBytes() {
    return plain == null ? 0 : plain.dataBytes();
  }

  @Override
  BatchBounds emit(IpcBody body) {
    return coded != null ? coded.emit(body) : plain().emit(body);
  }

  @Override
  ColumnStatistics statistics() {
    CodedBytes codes = coded;
    if (codes != null) {
      return new ColumnStatistics(
          name, type, codes.min(), codes.max(), codes.nullCount(), codes.size());
    }
    long distinct = rowsInTrial == 0 ? 0 : distinctInTrial * rows / rowsInTrial;
    return new ColumnStatistics(
        name, type, plain().min(), plain().max(), plain().nullCount(), distinct);
  }

  @Override
  void close() {
    budget.release();
  }

  private PlainBytes plain() {
    if (plain == null) {
      throw new IllegalStateException("Column [" + name + "] has no layout yet");
    }
    return plain;
  }
}
