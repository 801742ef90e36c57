package dev.sluice.frames.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.frames.Batches;
import dev.sluice.frames.Frame;
import dev.sluice.frames.FrameBuilder;
import dev.sluice.frames.FrameReader;
import dev.sluice.frames.LeakExtension;
import dev.sluice.frames.RandomRows;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpillableFramesTest {
  private static final RowSignature SIGNATURE = RandomRows.EVERY_TYPE;

  @RegisterExtension final LeakExtension memory = new LeakExtension();
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void rowsComeBackInOrderFromMemoryAndFromDisk(long seed) throws IOException {
    RandomRows random = new RandomRows(seed);
    List<List<Object>> rows = random.rows(SIGNATURE, 2000);
    try (SpillableFrames frames = new SpillableFrames(folder)) {
      for (Batch batch : Batches.split(SIGNATURE, rows, 100)) {
        frames.add(frame(Batches.encode(batch, "s")));
        if (random.random().nextInt(5) == 0) {
          frames.spill();
        }
      }
      assertThat(frames.rowCount()).isEqualTo(2000);
      assertThat(frames.frameCount()).isEqualTo(20);
      for (int round = 0; round < 2; round++) {
        List<List<Object>> read = new ArrayList<>();
        FrameCursor cursor = frames.open(memory.allocator());
        for (Frame frame = cursor.next(); frame != null; frame = cursor.next()) {
          assertThat(new FrameReader(new VectorArena()).read(frame).column(2))
              .isInstanceOf(DictionaryVector.class);
          read.addAll(Batches.rows(frame));
          frame.close();
        }
        assertThat(read).as("seed %d", seed).isEqualTo(rows);
      }
      int from = random.random().nextInt(1000);
      int to = from + random.random().nextInt(1000);
      assertThat(read(frames, from, to)).as("seed %d", seed).isEqualTo(rows.subList(from, to));
      frames.spill();
      assertThat(frames.memoryBytes()).isZero();
      assertThat(frames.spilledBytes()).isEqualTo(frames.sizeBytes()).isPositive();
      assertThat(memory.pool().usedBytes()).isZero();
      assertThat(read(frames, from, to)).as("seed %d", seed).isEqualTo(rows.subList(from, to));
      assertThat(files()).isEqualTo(1);
    }
    assertThat(files()).isZero();
  }

  private List<List<Object>> read(SpillableFrames frames, int from, int to) throws IOException {
    List<List<Object>> read = new ArrayList<>();
    VectorArena arena = new VectorArena();
    try (FrameBatches batches = frames.batches(from, to, memory.allocator(), arena)) {
      for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
        read.addAll(Batches.rows(batch));
        arena.reset();
      }
    }
    return read;
  }

  @Test
  void aFolderThatIsMissingIsNamedAndNothingIsLost() throws IOException {
    Path missing = folder.resolve("missing");
    try (SpillableFrames frames = new SpillableFrames(missing)) {
      frames.add(frame(Batches.of(SIGNATURE, new RandomRows(1).rows(SIGNATURE, 10))));
      assertThatThrownBy(frames::spill)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(missing.toString());
      assertThat(read(frames, 0, 10)).hasSize(10);
    }
  }

  @Test
  void aFileThatWasCutIsNamed() throws IOException {
    try (FrameFile file = FrameFile.create(folder);
        Frame frame = frame(Batches.of(SIGNATURE, new RandomRows(1).rows(SIGNATURE, 10)))) {
      file.append(frame);
      Path path;
      try (Stream<Path> list = Files.list(folder)) {
        path = list.findFirst().orElseThrow();
      }
      Files.write(path, new byte[10]);
      assertThatThrownBy(() -> file.read(0, memory.allocator()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(path.toString())
          .hasMessageContaining("[10]");
    }
  }

  @Test
  void severalThreadsReadAtTheSameTime() throws Exception {
    List<List<Object>> rows = new RandomRows(7).rows(SIGNATURE, 3000);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (SpillableFrames frames = new SpillableFrames(folder)) {
      for (Batch batch : Batches.split(SIGNATURE, rows, 100)) {
        frames.add(frame(batch));
        if (frames.frameCount() == 20) {
          frames.spill();
        }
      }
      List<Future<List<List<Object>>>> reads = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        int from = i * 200;
        reads.add(threads.submit(() -> read(frames, from, from + 700)));
      }
      for (int i = 0; i < 12; i++) {
        assertThat(reads.get(i).get())
            .isEqualTo(rows.subList(i * 200, Math.min(3000, i * 200 + 700)));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void framesWithoutRowsAreForgotten() {
    try (SpillableFrames frames = new SpillableFrames(folder);
        FrameBuilder builder = new FrameBuilder(SIGNATURE, memory.allocator())) {
      frames.add(builder.build());
      assertThat(frames.frameCount()).isZero();
      assertThat(frames.rowCount()).isZero();
    }
  }

  private Frame frame(Batch batch) {
    try (FrameBuilder builder = new FrameBuilder(SIGNATURE, memory.allocator())) {
      assertThat(builder.append(batch, 0)).isEqualTo(batch.rowCount());
      return builder.build();
    }
  }

  private long files() throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.count();
    }
  }
}
