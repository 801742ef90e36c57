package dev.sluice.core.aggregate;

import dev.sluice.frames.array.ArrayEncoder;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/**
 * All values of a group, each with its sort key. Inputs are the value and the sort keys. An
 * intermediate value is the list of the entries; it is NULL without any.
 */
final class ListAccumulator implements Accumulator {
  private static final int COMPACT_BYTES = 4096;

  private final boolean distinct;
  private final SortKeyWriter keys;
  private final ValueWriter values;
  private final ListResult result;
  private final ByteLists lists = new ByteLists();
  private final Entries entries = new Entries();
  private final ArrayEncoder out = new ArrayEncoder();
  private int[] compacted = new int[Growth.INITIAL];
  private int[] onlyGroup = {};

  ListAccumulator(boolean distinct, SortKeyWriter keys, ValueWriter values, ListResult result) {
    this.distinct = distinct;
    this.keys = keys;
    this.values = values;
    this.result = result;
  }

  @Override
  public void ensureGroups(int groups) {
    lists.ensureGroups(groups);
    if (groups > compacted.length) {
      compacted = Arrays.copyOf(compacted, Growth.length(compacted.length, groups));
    }
  }

  @Override
  public void add(int[] groups, int count, ColumnVector[] inputs) {
    for (int i = 0; i < count; i++) {
      int row = i;
      int group = groups[i];
      values.write(
          inputs[0],
          row,
          (data, start, length) -> {
            ArrayEncoder key = keys.write(inputs, 1, row);
            int at = lists.grow(group, Entries.HEADER + key.length() + length);
            byte[] list = lists.list(group);
            BigEndian.putLong(list, at, key.length());
            BigEndian.putLong(list, at + Long.BYTES, length);
            System.arraycopy(key.data(), 0, list, at + Entries.HEADER, key.length());
            System.arraycopy(data, start, list, at + Entries.HEADER + key.length(), length);
          });
      compactIfGrown(group);
    }
  }

  @Override
  public void addAll(int count, ColumnVector[] inputs) {
    if (onlyGroup.length < count) {
      onlyGroup = new int[count];
    }
    add(onlyGroup, count, inputs);
  }

  @Override
  public void merge(int[] groups, int count, ColumnVector partial) {
    Slices slices = Slices.of(partial);
    for (int i = 0; i < count; i++) {
      if (!partial.isNull(i)) {
        lists.append(groups[i], slices.data(), slices.start(i), slices.length(i));
        compactIfGrown(groups[i]);
      }
    }
  }

  /** Drops repeated values of a list that has doubled since it was last free of them. */
  private void compactIfGrown(int group) {
    if (!distinct || lists.length(group) < Math.max(COMPACT_BYTES, compacted[group] * 2L)) {
      return;
    }
    read(group);
    out.clear();
    for (int i = 0; i < entries.count(); i++) {
      out.addEncoded(entries.data(), entries.start(i), entries.length(i));
    }
    lists.replace(group, out.data(), out.length());
    compacted[group] = out.length();
  }

  /** The entries of a group, each value once if they are distinct, in order. */
  private void read(int group) {
    entries.read(lists.list(group), lists.length(group));
    if (distinct) {
      entries.sortByValue();
      entries.dropRepeated();
    }
    if (keys.keyCount() > 0) {
      entries.sortByKey();
    }
  }

  @Override
  public ColumnVector partial(int from, int count, VectorArena arena) {
    int bytes = 0;
    for (int i = from; i < from + count; i++) {
      bytes = Math.addExact(bytes, lists.length(i));
    }
    byte[] data = arena.bytes(bytes);
    int[] starts = arena.ints(count);
    int[] lengths = arena.ints(count);
    boolean[] nulls = arena.booleans(count);
    int at = 0;
    for (int i = 0; i < count; i++) {
      starts[i] = at;
      lengths[i] = lists.length(from + i);
      nulls[i] = lengths[i] == 0;
      System.arraycopy(lists.list(from + i), 0, data, at, lengths[i]);
      at += lengths[i];
    }
    return new StringVector(data, starts, lengths, nulls, count);
  }

  @Override
  public ColumnVector result(int from, int count, VectorArena arena) {
    int[] starts = arena.ints(count);
    int[] lengths = arena.ints(count);
    boolean[] nulls = arena.booleans(count);
    out.clear();
    for (int i = 0; i < count; i++) {
      starts[i] = out.length();
      nulls[i] = lists.length(from + i) == 0;
      if (!nulls[i]) {
        read(from + i);
        result.write(entries, out);
      }
      lengths[i] = out.length() - starts[i];
    }
    byte[] data = arena.bytes(out.length());
    System.arraycopy(out.data(), 0, data, 0, out.length());
    return new StringVector(data, starts, lengths, nulls, count);
  }

  @Override
  public int largestBytes() {
    return lists.largestBytes();
  }

  @Override
  public long sizeBytes() {
    return lists.sizeBytes() + 4L * compacted.length;
  }

  @Override
  public void reset() {
    lists.reset();
    Arrays.fill(compacted, 0);
  }
}
