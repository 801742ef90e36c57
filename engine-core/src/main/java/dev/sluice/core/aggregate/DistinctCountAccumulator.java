package dev.sluice.core.aggregate;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One HLL sketch per group, made when the group has its first value. */
final class DistinctCountAccumulator implements Accumulator {
  private final int lgK;
  private final boolean sketches;
  private final CodeCoupons codeCoupons = new CodeCoupons();
  private @Nullable HllSketch[] states = new HllSketch[Growth.INITIAL];
  private int[] coupons = new int[Growth.INITIAL];
  private int groupCount;
  private long stateBytes;

  DistinctCountAccumulator(int lgK, boolean sketches) {
    this.lgK = lgK;
    this.sketches = sketches;
  }

  @Override
  public void ensureGroups(int groups) {
    if (groups > states.length) {
      states = Arrays.copyOf(states, Growth.length(states.length, groups));
    }
    groupCount = Math.max(groupCount, groups);
  }

  @Override
  public void add(int[] groups, int count, ColumnVector[] inputs) {
    if (sketches) {
      merge(groups, count, inputs[0]);
      return;
    }
    int[] hashed = hash(inputs[0], count);
    boolean[] nulls = inputs[0].nulls();
    for (int i = 0; i < count; i++) {
      if (nulls == null || !nulls[i]) {
        stateBytes += state(groups[i]).update(hashed[i]);
      }
    }
  }

  @Override
  public void addAll(int count, ColumnVector[] inputs) {
    if (sketches) {
      merge(new int[count], count, inputs[0]);
      return;
    }
    int[] hashed = hash(inputs[0], count);
    boolean[] nulls = inputs[0].nulls();
    for (int i = 0; i < count; i++) {
      if (nulls == null || !nulls[i]) {
        stateBytes += state(0).update(hashed[i]);
      }
    }
  }

  private int[] hash(ColumnVector input, int count) {
    if (coupons.length < count) {
      coupons = new int[count];
    }
    int[] out = coupons;
    if (input instanceof LongVector longs) {
      long[] values = longs.values();
      for (int i = 0; i < count; i++) {
        out[i] = Coupon.of(values[i]);
      }
    } else if (input instanceof DoubleVector doubles) {
      double[] values = doubles.values();
      for (int i = 0; i < count; i++) {
        out[i] = Coupon.of(values[i]);
      }
    } else if (input instanceof DictionaryVector coded) {
      codeCoupons.hash(coded, count, out);
    } else {
      StringVector slices = (StringVector) input;
      byte[] data = slices.data();
      for (int i = 0; i < count; i++) {
        if (!slices.isNull(i)) {
          out[i] = Coupon.of(data, slices.starts()[i], slices.lengths()[i]);
        }
      }
    }
    return out;
  }

  private HllSketch state(int group) {
    HllSketch state = states[group];
    if (state == null) {
      state = new HllSketch(lgK);
      states[group] = state;
      stateBytes += state.sizeBytes();
    }
    return state;
  }

  @Override
  public void merge(int[] groups, int count, ColumnVector partial) {
    Slices slices = Slices.of(partial);
    for (int i = 0; i < count; i++) {
      if (!partial.isNull(i)) {
        stateBytes +=
            HllImage.mergeInto(state(groups[i]), slices.data(), slices.start(i), slices.length(i));
      }
    }
  }

  @Override
  public ColumnVector partial(int from, int count, VectorArena arena) {
    HllSketch empty = new HllSketch(lgK);
    int bytes = 0;
    for (int i = from; i < from + count; i++) {
      HllSketch state = states[i];
      bytes = Math.addExact(bytes, HllImage.length(state == null ? empty : state));
    }
    byte[] data = arena.bytes(bytes);
    int[] starts = arena.ints(count);
    int[] lengths = arena.ints(count);
    int at = 0;
    for (int i = 0; i < count; i++) {
      HllSketch held = states[from + i];
      HllSketch state = held == null ? empty : held;
      starts[i] = at;
      lengths[i] = HllImage.length(state);
      HllImage.write(state, data, at);
      at += lengths[i];
    }
    return new StringVector(data, starts, lengths, null, count);
  }

  @Override
  public ColumnVector result(int from, int count, VectorArena arena) {
    long[] values = arena.longs(count);
    for (int i = 0; i < count; i++) {
      HllSketch state = states[from + i];
      values[i] = state == null ? 0 : Math.round(state.estimate());
    }
    return new LongVector(values, null, count);
  }

  @Override
  public long sizeBytes() {
    return 4L * states.length + stateBytes + codeCoupons.sizeBytes();
  }

  @Override
  public void reset() {
    Arrays.fill(states, 0, groupCount, null);
    groupCount = 0;
    stateBytes = 0;
  }
}
