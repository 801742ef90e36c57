package dev.sluice.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.arrow.memory.util.MemoryUtil;
import org.junit.jupiter.api.Test;

class OffHeapTest {
  @Test
  void wholeRangesAndSingleValuesAreCopiedAlike() {
    long address = MemoryUtil.allocateMemory(64);
    try {
      long[] longs = {1, -2, Long.MAX_VALUE};
      OffHeap.put(longs, 1, 2, address);
      long[] longsBack = new long[3];
      OffHeap.getEach(address, longsBack, 1, 2);
      assertThat(longsBack).containsExactly(0, -2, Long.MAX_VALUE);
      OffHeap.putEach(longs, 0, 3, address);
      OffHeap.get(address, longsBack, 0, 3);
      assertThat(longsBack).isEqualTo(longs);

      double[] doubles = {0.5, -0.0, Double.NaN};
      OffHeap.put(doubles, 1, 2, address);
      double[] doublesBack = new double[3];
      OffHeap.getEach(address, doublesBack, 1, 2);
      assertThat(doublesBack).containsExactly(0, -0.0, Double.NaN);
      OffHeap.putEach(doubles, 0, 3, address);
      OffHeap.get(address, doublesBack, 0, 3);
      assertThat(doublesBack).isEqualTo(doubles);

      int[] ints = {7, -8, 9};
      OffHeap.put(ints, 1, 2, address);
      int[] intsBack = new int[3];
      OffHeap.getEach(address, intsBack, 1, 2);
      assertThat(intsBack).containsExactly(0, -8, 9);
      OffHeap.putEach(ints, 0, 3, address);
      OffHeap.get(address, intsBack, 0, 3);
      assertThat(intsBack).isEqualTo(ints);
    } finally {
      MemoryUtil.freeMemory(address);
    }
  }

  @Test
  void rangesOutsideOfAnArrayAreRefused() {
    assertThatThrownBy(() -> OffHeap.put(new long[4], 3, 2, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> OffHeap.get(0, new byte[4], -1, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
