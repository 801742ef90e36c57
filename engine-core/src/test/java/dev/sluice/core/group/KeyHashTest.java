package dev.sluice.core.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.frames.Batches;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.StringDictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyHashTest {
  private static final RowSignature SIGNATURE =
      RowSignature.builder()
          .add("s", ScalarType.STRING)
          .add("x", ScalarType.LONG)
          .add("d", ScalarType.DOUBLE)
          .build();

  private static List<List<Object>> rows(Random random, int count) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          Arrays.asList(
              random.nextInt(9) == 0 ? null : "s".repeat(random.nextInt(40)),
              random.nextInt(9) == 0 ? null : random.nextLong(),
              random.nextInt(9) == 0 ? null : random.nextDouble()));
    }
    return rows;
  }

  @Test
  void codesAndSlicesHashAlike() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    KeyHash flat = new KeyHash(new int[] {0, 1, 2}, 0);
    KeyHash coded = new KeyHash(new int[] {0, 1, 2}, 0);
    Map<String, StringDictionary> dictionaries = new HashMap<>();
    for (int round = 0; round < 5; round++) {
      Batch batch = Batches.of(SIGNATURE, rows(random, 100));
      long[] expected = Arrays.copyOf(flat.hashes(batch), 100);
      assertThat(Arrays.copyOf(coded.hashes(Batches.encode(batch, dictionaries)), 100))
          .as("seed %d", seed)
          .isEqualTo(expected);
    }
  }

  @Test
  void zerosAreOneAndNullIsAValue() {
    KeyHash hash = new KeyHash(new int[] {2}, 0);
    long[] hashes =
        hash.hashes(
            Batches.of(
                SIGNATURE,
                List.of(
                    Arrays.asList("", 0L, 0.0),
                    Arrays.asList("", 0L, -0.0),
                    Arrays.asList("", 0L, null))));
    assertThat(hashes[0]).isEqualTo(hashes[1]).isNotEqualTo(hashes[2]);
  }

  @Test
  void levelsSpreadTheKeysOfAPartition() {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < 64_000; i++) {
      rows.add(Arrays.asList(null, (long) i, null));
    }
    Batch batch = Batches.of(SIGNATURE, rows);
    int[] partitions = Arrays.copyOf(new KeyHash(new int[] {1}, 0).partitions(batch, 64), 64_000);
    int[] parts = new KeyHash(new int[] {1}, 1).partitions(batch, 16);
    int[] counts = new int[16];
    IntStream.range(0, 64_000).filter(i -> partitions[i] == 7).forEach(i -> counts[parts[i]]++);

    assertThat(Arrays.stream(counts).sum()).isBetween(800, 1200);
    assertThat(counts).doesNotContain(0);
  }
}
