package dev.sluice.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.operator.CancellationToken;
import dev.sluice.frames.ipc.IpcType;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentRoundTripTest {
  private static final long DAY = 86_400_000;

  @TempDir Path folder;
  private final MemoryPool pool = MemoryPool.root("test", 64 << 20);

  @ParameterizedTest
  @CsvSource({"0,100,true", "1,1,false", "1000,999,true", "70000,8192,true", "140000,5000,false"})
  void everyTypeComesBack(int count, int batchRows, boolean coded) throws IOException {
    long seed = 20_260_101L + count;
    RowSignature signature = SegmentRows.everyType();
    List<List<@Nullable Object>> rows = rows(count, new Random(seed));

    SegmentFile file = write(signature, rows, batchRows, coded, pool);

    assertThat(read(file, signature)).as("seed %d", seed).isEqualTo(rows);
    file.verify();
    assertThat(pool.usedBytes()).isZero();
  }

  @Test
  void integersAreStoredAtTheNarrowestWidth() throws IOException {
    SegmentFile file = write(SegmentRows.everyType(), rows(5000, new Random(1)), 1000, true, pool);

    assertThat(stored(file, "tiny")).isEqualTo(IpcType.INT8);
    assertThat(stored(file, "small")).isEqualTo(IpcType.INT16);
    assertThat(stored(file, "medium")).isEqualTo(IpcType.INT32);
    assertThat(stored(file, "large")).isEqualTo(IpcType.INT64);
    assertThat(stored(file, "single")).isEqualTo(IpcType.FLOAT32);
    assertThat(stored(file, "day")).isEqualTo(IpcType.DATE_DAYS);
    assertThat(stored(file, "word")).isEqualTo(IpcType.INT8);
    assertThat(stored(file, "text")).isEqualTo(IpcType.UTF8);
    assertThat(stored(file, "tags")).isEqualTo(IpcType.LIST);
  }

  @Test
  void readersShareOneDictionary() throws IOException {
    RowSignature words = RowSignature.builder().add("word", ScalarType.STRING).build();
    SegmentFile file =
        write(SegmentRows.everyType(), rows(20_000, new Random(2)), 1000, true, pool);

    DictionaryVector one = firstWord(file, words);
    DictionaryVector other = firstWord(file, words);

    assertThat(one.dictionary()).isSameAs(other.dictionary());
    List<String> texts = new ArrayList<>();
    for (int code = 0; code < one.dictionary().size(); code++) {
      texts.add(one.dictionary().text(code));
    }
    assertThat(texts).isSorted();
  }

  private static DictionaryVector firstWord(SegmentFile file, RowSignature words)
      throws IOException {
    try (SegmentReader reader = reader(file, words, RangeFilter.always())) {
      Batch batch = reader.next();
      assertThat(batch).isNotNull();
      return (DictionaryVector) batch.column(0);
    }
  }

  @Test
  void chosenRowsAreDecodedAlone() throws IOException {
    long seed = 77;
    Random random = new Random(seed);
    RowSignature signature = SegmentRows.everyType();
    List<List<@Nullable Object>> rows = rows(20_000, random);
    SegmentFile file = write(signature, rows, 4096, true, pool);

    for (double share : new double[] {0.001, 0.05, 0.5, 0.99}) {
      int first = 0;
      try (SegmentReader reader = reader(file, signature, RangeFilter.always())) {
        for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
          int[] chosen = new int[batch.rowCount()];
          int count = 0;
          for (int row = 0; row < batch.rowCount(); row++) {
            if (random.nextDouble() < share) {
              chosen[count++] = row;
            }
          }
          Batch some = batch.select(chosen, count, new VectorArena());
          for (int i = 0; i < count; i++) {
            assertThat(SegmentRows.row(some, i))
                .as("seed %d share %f", seed, share)
                .isEqualTo(rows.get(first + chosen[i]));
          }
          first += batch.rowCount();
        }
      }
    }
  }

  @Test
  void withoutMemoryForDictionariesTextIsStoredPlain() throws IOException {
    MemoryPool tiny = MemoryPool.root("tiny", 100);
    RowSignature signature = SegmentRows.everyType();
    List<List<@Nullable Object>> rows = rows(3000, new Random(3));

    SegmentFile file = write(signature, rows, 500, true, tiny);

    assertThat(stored(file, "word")).isEqualTo(IpcType.UTF8);
    assertThat(read(file, signature)).isEqualTo(rows);
    assertThat(tiny.usedBytes()).isZero();
  }

  @Test
  void aColumnThatTheSegmentDoesNotHoldIsNull() throws IOException {
    RowSignature wanted =
        RowSignature.builder()
            .add("later", ScalarType.STRING)
            .add("tiny", ScalarType.LONG)
            .add("much later", ScalarType.DOUBLE)
            .build();
    List<List<@Nullable Object>> rows = rows(10, new Random(4));
    SegmentFile file = write(SegmentRows.everyType(), rows, 10, true, pool);

    assertThat(read(file, wanted)).extracting(row -> row.get(0)).containsOnlyNulls();
    assertThat(read(file, wanted)).extracting(row -> row.get(2)).containsOnlyNulls();
    assertThat(read(file, wanted))
        .extracting(row -> row.get(1))
        .isEqualTo(rows.stream().map(row -> row.get(3)).toList());
  }

  @Test
  void aColumnOfAnotherTypeIsConverted() throws IOException {
    RowSignature stored =
        RowSignature.builder()
            .add("a", ScalarType.LONG)
            .add("b", ScalarType.STRING)
            .add("c", ScalarType.DOUBLE)
            .add("d", ScalarType.TIMESTAMP)
            .build();
    RowSignature wanted =
        RowSignature.builder()
            .add("a", ScalarType.STRING)
            .add("b", ScalarType.LONG)
            .add("c", ScalarType.LONG)
            .add("d", ScalarType.STRING)
            .build();
    List<List<@Nullable Object>> rows =
        List.of(
            Arrays.asList(12L, "34", 5.9, 0L),
            Arrays.asList(null, "x", Double.NaN, null),
            Arrays.asList(-1L, "9007199254740993", -5.9, DAY));
    SegmentFile file = write(stored, rows, 10, true, pool);

    assertThat(read(file, wanted))
        .containsExactly(
            Arrays.asList("12", 34L, 5L, "1970-01-01T00:00:00Z"),
            Arrays.asList(null, null, null, null),
            Arrays.asList("-1", 9007199254740993L, -5L, "1970-01-02T00:00:00Z"));
  }

  @Test
  void aFlippedBitAnywhereIsFoundAndNamesTheFile() throws IOException {
    RowSignature signature = SegmentRows.everyType();
    List<List<@Nullable Object>> rows = rows(2000, new Random(5));
    Path path = folder.resolve("good.arrow");
    SegmentContents contents = write(path, signature, rows, 500, true, pool);
    byte[] good = Files.readAllBytes(path);
    long seed = 6;
    Random random = new Random(seed);
    int unseen = 0;
    for (int i = 0; i < 300; i++) {
      byte[] bad = good.clone();
      int bit = random.nextInt(bad.length * 8);
      bad[bit / 8] ^= (byte) (1 << (bit % 8));
      Path broken = folder.resolve("bad" + i + ".arrow");
      Files.write(broken, bad);
      try {
        SegmentFile file = SegmentFile.open(broken, contents);
        file.verify();
        // Padding, the magic at the start and the schema message are read by nobody.
        assertThat(read(file, signature)).as("seed %d bit %d", seed, bit).isEqualTo(rows);
        unseen++;
      } catch (IOException found) {
        assertThat(found).hasMessageContaining(broken.getFileName().toString());
      }
    }
    assertThat(unseen).isLessThan(100);
  }

  @Test
  void aTruncatedFileIsFoundAndNamed() throws IOException {
    Path path = folder.resolve("short.arrow");
    SegmentContents contents =
        write(path, SegmentRows.everyType(), rows(100, new Random(7)), 50, true, pool);
    byte[] bytes = Files.readAllBytes(path);
    for (int length : new int[] {0, 3, bytes.length / 2, bytes.length - 1}) {
      Files.write(path, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> SegmentFile.open(path, contents))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("short.arrow");
    }
  }

  @Test
  void statisticsTellRangesNullsAndDistinctValues() throws IOException {
    List<List<@Nullable Object>> rows = rows(50_000, new Random(8));
    SegmentContents contents =
        write(folder.resolve("s.arrow"), SegmentRows.everyType(), rows, 8192, true, pool);

    ColumnStatistics tiny = contents.column("tiny");
    assertThat(tiny).isNotNull();
    assertThat(tiny.min()).isEqualTo(-100L);
    assertThat(tiny.max()).isEqualTo(100L);
    assertThat(tiny.nullCount()).isEqualTo(rows.stream().filter(row -> row.get(3) == null).count());
    assertThat(tiny.distinct()).isBetween(180L, 220L);
    ColumnStatistics word = contents.column("word");
    assertThat(word).isNotNull();
    assertThat(word.min()).isEqualTo("w0");
    assertThat(word.max()).isEqualTo("w9");
    assertThat(word.distinct()).isEqualTo(50);
    ColumnStatistics real = contents.column("real");
    assertThat(real).isNotNull();
    assertThat(real.min()).as("NaN is among the values").isNull();
    ColumnStatistics none = contents.column("none");
    assertThat(none).isNotNull();
    assertThat(none.nullCount()).isEqualTo(50_000);
  }

  private SegmentFile write(
      RowSignature signature,
      List<List<@Nullable Object>> rows,
      int batchRows,
      boolean coded,
      MemoryPool budget)
      throws IOException {
    Path path = folder.resolve("segment.arrow");
    return SegmentFile.open(path, write(path, signature, rows, batchRows, coded, budget));
  }

  private static SegmentContents write(
      Path path,
      RowSignature signature,
      List<List<@Nullable Object>> rows,
      int batchRows,
      boolean coded,
      MemoryPool budget)
      throws IOException {
    try (FileChannel out =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      SegmentContents contents =
          new SegmentWriter(signature, List.of(), budget, new CancellationToken())
              .write(SegmentRows.supplier(signature, rows, batchRows, coded), out);
      assertThat(contents.rowCount()).isEqualTo(rows.size());
      assertThat(contents.sizeBytes()).isEqualTo(out.size());
      return contents;
    }
  }

  private static IpcType stored(SegmentFile file, String column) {
    return file.field(file.ordinal(column)).storedType();
  }

  private static SegmentReader reader(SegmentFile file, RowSignature signature, RangeFilter filter)
      throws IOException {
    SegmentSplit whole = new SegmentSplit(0, file.batchCount(), file.rowCount());
    return new SegmentReader(file, whole, signature, filter, List.of(), new VectorArena());
  }

  private static List<List<@Nullable Object>> read(SegmentFile file, RowSignature signature)
      throws IOException {
    return SegmentRows.read(reader(file, signature, RangeFilter.always()));
  }

  private static List<List<@Nullable Object>> rows(int count, Random random) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          Arrays.asList(
              1_442_016_000_000L + i,
              "text é 𝄞 " + random.nextLong(),
              orNull(random, "w" + random.nextInt(50)),
              orNull(random, random.nextInt(201) - 100L),
              orNull(random, random.nextInt(60_000) - 30_000L),
              orNull(random, (long) random.nextInt()),
              orNull(random, random.nextLong()),
              random.nextInt(100) == 0 ? Double.NaN : orNull(random, random.nextGaussian()),
              orNull(random, (double) random.nextFloat()),
              orNull(random, (long) random.nextInt(2)),
              orNull(random, DAY * (random.nextInt(40_000) - 10_000)),
              orNull(random, "\2" + random.nextInt(5) + "\0\1"), // an array of a text and NULL
              null,
              null));
    }
    return rows;
  }

  private static @Nullable Object orNull(Random random, Object value) {
    return random.nextInt(10) == 0 ? null : value;
  }
}
