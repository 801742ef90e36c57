package dev.sluice.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.frames.memory.MemoryLimitException;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {
  private static final RowSignature NAMES =
      RowSignature.builder().add("id", ScalarType.LONG).add("name", ScalarType.STRING).build();

  @RegisterExtension final LeakExtension memory = new LeakExtension();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void framesGiveBackTheRowsTheyTook(long seed) {
    RandomRows random = new RandomRows(seed);
    List<List<Object>> rows = random.rows(RandomRows.EVERY_TYPE, 3000);
    List<List<Object>> read = new ArrayList<>();
    StringDictionary dictionary = new StringDictionary();
    try (FrameBuilder builder =
        new FrameBuilder(RandomRows.EVERY_TYPE, memory.allocator(), 10_000)) {
      for (Batch batch : Batches.split(RandomRows.EVERY_TYPE, rows, 250)) {
        Batch given =
            random.random().nextBoolean()
                ? Batches.encode(batch, Map.of("s", dictionary))
                : Batches.encode(batch, "c");
        int from = 0;
        while (from < given.rowCount()) {
          int taken = builder.append(given, from);
          if (taken == 0) {
            drain(builder, read);
          }
          from += taken;
        }
      }
      drain(builder, read);
    }
    assertThat(read).as("seed %d", seed).isEqualTo(rows);
  }

  private static void drain(FrameBuilder builder, List<List<Object>> into) {
    assertThat(builder.sizeBytes()).isLessThanOrEqualTo(10_000);
    try (Frame frame = builder.build()) {
      assertThat(builder.isEmpty()).isTrue();
      into.addAll(Batches.rows(frame));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void chosenRowsAreAppendedAndRead(long seed) {
    RandomRows random = new RandomRows(seed);
    List<List<Object>> rows = random.rows(RandomRows.EVERY_TYPE, 1000);
    Batch batch = Batches.encode(Batches.of(RandomRows.EVERY_TYPE, rows), "s");
    int[] chosen = random.random().ints(500, 0, 1000).sorted().distinct().toArray();
    try (FrameBuilder builder = new FrameBuilder(RandomRows.EVERY_TYPE, memory.allocator())) {
      assertThat(builder.append(batch, chosen, 3, chosen.length)).isEqualTo(chosen.length - 3);
      try (Frame frame = builder.build()) {
        List<List<Object>> expected = new ArrayList<>();
        for (int i = 3; i < chosen.length; i++) {
          expected.add(rows.get(chosen[i]));
        }
        assertThat(Batches.rows(frame)).isEqualTo(expected);

        VectorArena arena = new VectorArena();
        Batch part = new FrameReader(arena).read(frame, 70, 200);
        int[] some = random.random().ints(20, 0, 200).sorted().distinct().toArray();
        List<List<Object>> selected = new ArrayList<>();
        for (int row : some) {
          selected.add(expected.get(70 + row));
        }
        assertThat(Batches.rows(part.select(some, some.length, arena))).isEqualTo(selected);
        assertThat(Batches.rows(part)).isEqualTo(expected.subList(70, 270));
      }
    }
  }

  @Test
  void codesStayCodesWhileTheDictionaryIsTheSame() {
    Batch first =
        Batches.encode(Batches.of(NAMES, Batches.row(1, "a"), Batches.row(2, null)), "name");
    Batch second = Batches.encode(Batches.of(NAMES, Batches.row(3, "b")), "name");
    try (FrameBuilder builder = new FrameBuilder(NAMES, memory.allocator())) {
      builder.append(first, 0);
      builder.append(first, 0);
      try (Frame frame = builder.build()) {
        DictionaryVector read =
            (DictionaryVector) new FrameReader(new VectorArena()).read(frame).column(1);
        assertThat(read.dictionary()).isSameAs(((DictionaryVector) first.column(1)).dictionary());
        assertThat(read.codes()).startsWith(0, -1, 0, -1);
      }
      builder.append(first, 0);
      builder.append(second, 0);
      try (Frame frame = builder.build()) {
        assertThat(new FrameReader(new VectorArena()).read(frame).column(1))
            .isInstanceOf(StringVector.class);
        assertThat(Batches.rows(frame))
            .containsExactly(Batches.row(1L, "a"), Batches.row(2L, null), Batches.row(3L, "b"));
      }
    }
  }

  @Test
  void aRowOverTheBudgetIsRefused() {
    Batch batch = Batches.of(NAMES, Batches.row(1, "x"), Batches.row(2, "y".repeat(2000)));
    try (FrameBuilder builder = new FrameBuilder(NAMES, memory.allocator(), 1000)) {
      assertThat(builder.append(batch, 0)).isEqualTo(1);
      assertThat(builder.append(batch, 1)).isZero();
      builder.build().close();
      assertThatThrownBy(() -> builder.append(batch, 1))
          .isInstanceOf(RowTooLargeException.class)
          .hasMessageContaining("[1000]");
    }
    try (FrameBuilder lenient = new FrameBuilder(NAMES, memory.allocator(), 1000, 10_000)) {
      assertThat(lenient.append(batch, 1)).isEqualTo(1);
    }
  }

  @Test
  void rowsWithoutColumnsAreCounted() {
    RowSignature none = RowSignature.empty();
    try (FrameBuilder builder = new FrameBuilder(none, memory.allocator())) {
      assertThat(builder.append(Batch.of(none, 100), 0)).isEqualTo(100);
      try (Frame frame = builder.build()) {
        assertThat(frame.rowCount()).isEqualTo(100);
        assertThat(new FrameReader(new VectorArena()).read(frame).rowCount()).isEqualTo(100);
      }
    }
  }

  @Test
  void aFrameLivesUntilItsLastOwnerClosesIt() {
    Frame shared;
    try (FrameBuilder builder = new FrameBuilder(NAMES, memory.allocator())) {
      builder.append(Batches.of(NAMES, Batches.row(1, "a")), 0);
      Frame frame = builder.build();
      shared = frame.share();
      frame.close();
      frame.close();
      assertThatThrownBy(frame::address).isInstanceOf(IllegalStateException.class);
    }
    assertThat(Batches.rows(shared)).containsExactly(Batches.row(1L, "a"));
    Batch late = new FrameReader(new VectorArena()).read(shared);
    shared.close();
    assertThat(memory.pool().usedBytes()).isZero();
    assertThatThrownBy(() -> late.column(0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theBudgetRefusesAndNothingIsLost() {
    try (MemoryPool small = memory.pool().child("small", 3000);
        FrameAllocator allocator = FrameAllocator.root(small);
        FrameBuilder builder = new FrameBuilder(NAMES, allocator)) {
      Batch batch = Batches.of(NAMES, new RandomRows(1).rows(NAMES, 100));
      assertThat(builder.append(batch, 0)).isEqualTo(100);
      assertThatThrownBy(builder::build).isInstanceOf(MemoryLimitException.class);
      try (Frame frame = builder.buildRegardless()) {
        assertThat(Batches.rows(frame)).isEqualTo(Batches.rows(batch));
        assertThat(small.usedBytes()).isGreaterThan(3000);
      }
    }
  }

  @Test
  void anAllocatorNamesItsLeaks() {
    FrameAllocator child = memory.allocator().child("stage-3");
    FrameBuilder builder = new FrameBuilder(NAMES, child);
    builder.append(Batches.of(NAMES, Batches.row(1, "a")), 0);
    Frame frame = builder.build();
    builder.close();
    assertThatThrownBy(child::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("stage-3");
    frame.close();
    child.close();
  }
}
