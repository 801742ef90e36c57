package dev.sluice.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.operator.CancellationToken;
import dev.sluice.frames.array.ArrayEncoder;
import dev.sluice.frames.array.ArrayValues;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.ArrayType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Arrays of every type through a segment, all rows and some. */
class ArraySegmentTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(ScalarType.class)
  void arraysComeBack(ScalarType element) throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<@Nullable List<@Nullable Object>> arrays = new ArrayList<>();
    for (int i = 0; i < 70_000; i++) {
      arrays.add(array(element, random));
    }
    RowSignature signature = RowSignature.builder().add("a", new ArrayType(element)).build();
    Path path = folder.resolve("segment.arrow");
    SegmentContents contents;
    try (MemoryPool pool = MemoryPool.root("test", 64 << 20);
        FileChannel out =
            FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      contents =
          new SegmentWriter(signature, List.of(), pool, new CancellationToken())
              .write(() -> source(signature, arrays), out);
    }
    SegmentFile file = SegmentFile.open(path, contents);
    file.verify();
    SegmentReader reader =
        new SegmentReader(
            file,
            new SegmentSplit(0, file.batchCount(), file.rowCount()),
            signature,
            RangeFilter.always(),
            List.of(),
            new VectorArena());
    int row = 0;
    for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
      boolean all = random.nextBoolean();
      int[] rows = all ? null : new int[] {0, batch.rowCount() / 2, batch.rowCount() - 1};
      Batch chosen = rows == null ? batch : batch.select(rows, 3, new VectorArena());
      for (int i = 0; i < chosen.rowCount(); i++) {
        assertThat(value(element, chosen, i))
            .as("seed %d", seed)
            .isEqualTo(arrays.get(row + (rows == null ? i : rows[i])));
      }
      row += batch.rowCount();
    }
    assertThat(row).isEqualTo(70_000);
  }

  private static @Nullable List<@Nullable Object> array(ScalarType element, Random random) {
    if (random.nextInt(8) == 0) {
      return null;
    }
    List<@Nullable Object> values = new ArrayList<>();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      Object value =
          switch (element) {
            case STRING -> "é\0".repeat(random.nextInt(3)) + random.nextInt(10);
            case LONG, TIMESTAMP, DATE -> random.nextLong();
            case DOUBLE -> random.nextGaussian();
            case FLOAT -> (double) random.nextFloat();
            case BOOLEAN -> (long) random.nextInt(2);
          };
      values.add(random.nextInt(5) == 0 ? null : value);
    }
    return values;
  }

  private static BatchSource source(
      RowSignature signature, List<@Nullable List<@Nullable Object>> arrays) {
    ScalarType element = ((ArrayType) signature.type(0)).element();
    return new BatchSource() {
      private int next;

      @Override
      public @Nullable Batch next() {
        int count = Math.min(5_000, arrays.size() - next);
        if (count == 0) {
          return null;
        }
        ArrayEncoder encoder = new ArrayEncoder();
        int[] starts = new int[count];
        int[] lengths = new int[count];
        boolean[] nulls = new boolean[count];
        for (int i = 0; i < count; i++) {
          List<@Nullable Object> array = arrays.get(next + i);
          nulls[i] = array == null;
          starts[i] = encoder.length();
          if (array != null) {
            ArrayValues.encode(element, array, encoder);
          }
          lengths[i] = encoder.length() - starts[i];
        }
        next += count;
        return Batch.of(
            signature, count, new StringVector(encoder.toBytes(), starts, lengths, nulls, count));
      }

      @Override
      public void close() {}
    };
  }

  private static @Nullable List<@Nullable Object> value(ScalarType element, Batch batch, int row) {
    StringVector vector = (StringVector) batch.column(0);
    return vector.isNull(row)
        ? null
        : ArrayValues.decode(element, vector.data(), vector.starts()[row], vector.lengths()[row]);
  }
}
