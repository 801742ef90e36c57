package dev.sluice.core.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyIndexTest {

  /** Rows and range of their words: an array, bits, a small hash table, one with a filter. */
  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "1, 1",
    "5, 3",
    "3000, 2500",
    "3000, 300000",
    "20000, 2000000",
    "300, 9000000000",
    "40000, 9000000000000"
  })
  void findsTheRowsOfEachWord(int rows, long range) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    long least = random.nextLong() >> 2;
    long[] words = new long[rows];
    boolean[] absent = new boolean[rows];
    Map<Long, List<Integer>> expected = new HashMap<>();
    for (int i = 0; i < rows; i++) {
      words[i] = least + Math.floorMod(random.nextLong(), range);
      absent[i] = random.nextInt(10) == 0;
      if (!absent[i]) {
        expected.computeIfAbsent(words[i], word -> new ArrayList<>()).add(i);
      }
    }
    KeyIndex index = KeyIndex.of(words, absent, rows, () -> {});
    int probes = 2 * rows + 100;
    long[] wanted = new long[probes];
    for (int i = 0; i < probes; i++) {
      wanted[i] = i < rows ? words[i] : least - 50 + Math.floorMod(random.nextLong(), range + 100);
    }
    int[] runs = new int[probes];
    index.find(wanted, null, probes, runs);
    for (int i = 0; i < probes; i++) {
      assertThat(rows(index, runs[i]))
          .as("word [%s], seed [%s]", wanted[i], seed)
          .isEqualTo(expected.getOrDefault(wanted[i], List.of()));
    }
    assertThat(index.runCount()).isEqualTo(expected.size());
  }

  private static List<Integer> rows(KeyIndex index, int run) {
    List<Integer> rows = new ArrayList<>();
    for (int at = run < 0 ? 0 : index.start(run); run >= 0 && at < index.start(run + 1); at++) {
      rows.add(index.row(at));
    }
    return rows;
  }
}
