package dev.sluice.core.aggregate;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/**
 * Values with the least or greatest text. An intermediate value is the length of the text in 8
 * bytes, the text and the value. It is NULL for a group without a value.
 */
final class ValueByText implements Accumulator {
  private final boolean greatest;
  private final BytesCells keys = new BytesCells(Integer.MAX_VALUE);
  private final Cells values;
  private boolean[] seen = new boolean[Growth.INITIAL];
  private int groupCount;

  ValueByText(boolean greatest, Cells values) {
    this.greatest = greatest;
    this.values = values;
  }

  @Override
  public void ensureGroups(int groups) {
    keys.ensureGroups(groups);
    values.ensureGroups(groups);
    if (groups > seen.length) {
      seen = Arrays.copyOf(seen, Growth.length(seen.length, groups));
    }
    groupCount = Math.max(groupCount, groups);
  }

  @Override
  public void add(int[] groups, int count, ColumnVector[] inputs) {
    Slices texts = Slices.of(inputs[1]);
    values.read(inputs[0]);
    for (int i = 0; i < count; i++) {
      if (!inputs[0].isNull(i)
          && !inputs[1].isNull(i)
          && take(groups[i], texts.data(), texts.start(i), texts.length(i))) {
        values.set(groups[i], i);
      }
    }
  }

  @Override
  public void addAll(int count, ColumnVector[] inputs) {
    add(new int[count], count, inputs);
  }

  private boolean take(int group, byte[] data, int start, int length) {
    if (seen[group]) {
      byte[] key = keys.get(group);
      int order = Arrays.compareUnsigned(data, start, start + length, key, 0, key.length);
      if (greatest ? order <= 0 : order >= 0) {
        return false;
      }
    }
    seen[group] = true;
    keys.setEncoded(group, data, start, length);
    return true;
  }

  @Override
  public void merge(int[] groups, int count, ColumnVector partial) {
    Slices slices = Slices.of(partial);
    for (int i = 0; i < count; i++) {
      if (partial.isNull(i)) {
        continue;
      }
      int start = slices.start(i) + Long.BYTES;
      int length = (int) BigEndian.getLong(slices.data(), slices.start(i));
      if (take(groups[i], slices.data(), start, length)) {
        values.setEncoded(
            groups[i], slices.data(), start + length, slices.length(i) - Long.BYTES - length);
      }
    }
  }

  private int encodedLength(int group) {
    return seen[group] ? Long.BYTES + keys.encodedLength(group) + values.encodedLength(group) : 0;
  }

  @Override
  public ColumnVector partial(int from, int count, VectorArena arena) {
    int bytes = 0;
    for (int i = from; i < from + count; i++) {
      bytes = Math.addExact(bytes, encodedLength(i));
    }
    byte[] data = arena.bytes(bytes);
    int[] starts = arena.ints(count);
    int[] lengths = arena.ints(count);
    int at = 0;
    for (int i = 0; i < count; i++) {
      int group = from + i;
      starts[i] = at;
      lengths[i] = encodedLength(group);
      if (seen[group]) {
        int keyLength = keys.encodedLength(group);
        BigEndian.putLong(data, at, keyLength);
        keys.write(group, data, at + Long.BYTES);
        values.write(group, data, at + Long.BYTES + keyLength);
      }
      at += lengths[i];
    }
    return new StringVector(data, starts, lengths, Marks.nulls(seen, from, count, arena), count);
  }

  @Override
  public ColumnVector result(int from, int count, VectorArena arena) {
    return values.vector(from, count, Marks.nulls(seen, from, count, arena), arena);
  }

  @Override
  public long sizeBytes() {
    return keys.sizeBytes() + values.sizeBytes() + seen.length;
  }

  @Override
  public void reset() {
    keys.reset();
    values.reset();
    Arrays.fill(seen, 0, groupCount, false);
    groupCount = 0;
  }
}
