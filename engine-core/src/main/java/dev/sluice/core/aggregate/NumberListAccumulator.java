package dev.sluice.core.aggregate;

import dev.sluice.frames.type.Physical;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/**
 * All numbers of a group. An intermediate value is 8 bytes for each, a double's bits; it is NULL
 * without any.
 */
final class NumberListAccumulator implements Accumulator {
  private final NumberChoice choice;
  private final boolean doubles;
  private final ByteLists lists = new ByteLists();
  private long[] longs = {};
  private double[] numbers = {};
  private int[] onlyGroup = {};

  NumberListAccumulator(NumberChoice choice, Physical form) {
    this.choice = choice;
    this.doubles = form == Physical.DOUBLE;
  }

  @Override
  public void ensureGroups(int groups) {
    lists.ensureGroups(groups);
  }

  @Override
  public void add(int[] groups, int count, ColumnVector[] inputs) {
    ColumnVector input = inputs[0];
    for (int i = 0; i < count; i++) {
      if (!input.isNull(i)) {
        long value =
            input instanceof DoubleVector values
                ? Double.doubleToLongBits(values.values()[i] + 0.0)
                : ((LongVector) input).values()[i];
        int at = lists.grow(groups[i], Long.BYTES);
        BigEndian.putLong(lists.list(groups[i]), at, value);
      }
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
      }
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
    boolean between = choice.kind() == NumberChoice.Kind.CONTINUOUS;
    boolean[] nulls = arena.booleans(count);
    double[] doubleValues = arena.doubles(count);
    long[] longValues = arena.longs(count);
    for (int i = 0; i < count; i++) {
      int size = lists.length(from + i) / Long.BYTES;
      nulls[i] = size == 0;
      doubleValues[i] = 0;
      longValues[i] = 0;
      if (size > 0) {
        sort(from + i, size);
        if (between) {
          doubleValues[i] = choice.between(numbers, size);
        } else {
          int at =
              choice.kind() == NumberChoice.Kind.MODE
                  ? NumberChoice.mostFrequent(longs, size)
                  : choice.position(size);
          longValues[i] = doubles ? 0 : longs[at];
          doubleValues[i] = doubles ? numbers[at] : 0;
        }
      }
    }
    return between || doubles
        ? new DoubleVector(doubleValues, nulls, count)
        : new LongVector(longValues, nulls, count);
  }

  /** The numbers of a group in order: as longs, or as doubles and, for equality, their bits. */
  private void sort(int group, int size) {
    if (longs.length < size) {
      longs = new long[size];
      numbers = new double[size];
    }
    byte[] list = lists.list(group);
    for (int i = 0; i < size; i++) {
      longs[i] = BigEndian.getLong(list, i * Long.BYTES);
    }
    if (!doubles) {
      Arrays.sort(longs, 0, size);
      for (int i = 0; i < size; i++) {
        numbers[i] = longs[i];
      }
      return;
    }
    for (int i = 0; i < size; i++) {
      numbers[i] = Double.longBitsToDouble(longs[i]);
    }
    Arrays.sort(numbers, 0, size);
    for (int i = 0; i < size; i++) {
      longs[i] = Double.doubleToLongBits(numbers[i]);
    }
  }

  @Override
  public int largestBytes() {
    return lists.largestBytes();
  }

  @Override
  public long sizeBytes() {
    return lists.sizeBytes();
  }

  @Override
  public void reset() {
    lists.reset();
  }
}
