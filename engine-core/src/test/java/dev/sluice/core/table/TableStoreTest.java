package dev.sluice.core.table;

import static dev.sluice.core.table.TableRows.HOUR;
import static dev.sluice.core.table.TableRows.SIGNATURE;
import static dev.sluice.core.table.TableRows.append;
import static dev.sluice.core.table.TableRows.hours;
import static dev.sluice.core.table.TableRows.replace;
import static dev.sluice.core.table.TableRows.rows;
import static dev.sluice.core.table.TableRows.values;
import static dev.sluice.core.table.TableRows.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.core.plan.Interval;
import dev.sluice.core.segment.RangeFilter;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableStoreTest {
  @TempDir Path folder;

  @Test
  void whatIsCommittedIsThereAfterReopening() throws IOException {
    try (TableStore store = TableStore.open(folder)) {
      append(store, "t", hours(0, 1), 1, 2);
      append(store, "t", hours(1, 2), 3);
      append(store, "other one/ä", hours(0, 1), 9);
    }
    try (TableStore store = TableStore.open(folder);
        Snapshot snapshot = store.snapshot()) {
      assertThat(snapshot.version()).isEqualTo(3);
      assertThat(snapshot.tables())
          .extracting(TableDescriptor::name)
          .containsExactly("other one/ä", "t");
      assertThat(values(store, "t")).containsExactly(1L, 2L, 3L);
      assertThat(values(store, "other one/ä")).containsExactly(9L);
      assertThat(snapshot.statistics("t").rowCount()).isEqualTo(3);
      assertThat(snapshot.statistics("t").columns().get("v"))
          .extracting("min", "max", "nullCount")
          .containsExactly(1L, 3L, 0L);
    }
  }

  @Test
  void aCommitTellsWhereItCameFrom() throws IOException {
    try (TableStore store = TableStore.open(folder)) {
      try (TableTransaction transaction = store.append("t")) {
        write(transaction, hours(0, 1), 1);
        transaction.commit("query-1", "INSERT INTO t …", Map.of("maxNumTasks", 3));
      }
      TableVersion version = store.version(1);
      assertThat(version).isNotNull();
      assertThat(version.queryId()).isEqualTo("query-1");
      assertThat(version.sql()).isEqualTo("INSERT INTO t …");
      assertThat(version.context()).containsEntry("maxNumTasks", 3);
      assertThat(version.added()).hasSize(1);
    }
  }

  @Test
  void aSnapshotSeesNothingOfLaterCommits() throws IOException {
    try (TableStore store = TableStore.inMemory(folder.resolve("m"), java.time.Clock.systemUTC())) {
      append(store, "t", hours(0, 1), 1);
      try (Snapshot before = store.snapshot()) {
        replace(store, "t", Interval.ETERNITY, 2);
        assertThat(values(before, "t")).containsExactly(1L);
        assertThat(values(store, "t")).containsExactly(2L);
        assertThat(segmentFiles(folder.resolve("m"))).isEqualTo(2);
      }
      assertThat(segmentFiles(folder.resolve("m"))).isEqualTo(1);
    }
    assertThat(folder.resolve("m")).doesNotExist();
  }

  @Test
  void nothingIsSeenOfATransactionThatIsRolledBack() throws IOException {
    try (TableStore store = TableStore.open(folder)) {
      TableTransaction transaction = store.append("t");
      write(transaction, hours(0, 1), 1);
      transaction.newSegment(hours(1, 2));
      transaction.rollback();
      assertThat(rows(store, "t")).isEmpty();
      assertThat(segmentFiles(folder)).isZero();
    }
  }

  @Test
  void anEmptyAppendChangesNothing() throws IOException {
    try (TableStore store = TableStore.open(folder);
        TableTransaction transaction = store.append("t")) {
      assertThat(transaction.commit("q", "INSERT", Map.of())).isNull();
      try (Snapshot snapshot = store.snapshot()) {
        assertThat(snapshot.version()).isZero();
      }
    }
  }

  @Test
  void replacingOneChunkLeavesTheOthers() throws IOException {
    try (TableStore store = TableStore.open(folder)) {
      append(store, "t", hours(0, 1), 1);
      append(store, "t", hours(1, 2), 2);
      replace(store, "t", hours(1, 2), 20, 21);
      assertThat(values(store, "t")).containsExactly(1L, 20L, 21L);
      replace(store, "t", hours(0, 1));
      assertThat(values(store, "t")).containsExactly(20L, 21L);
      replace(store, "t", Interval.ETERNITY);
      assertThat(values(store, "t")).isEmpty();
    }
  }

  @Test
  void replacingAPartOfAChunkHidesThatPartOnly() throws IOException {
    try (TableStore store = TableStore.open(folder)) {
      try (TableTransaction transaction = store.append("t")) {
        write(
            transaction,
            hours(0, 24),
            SIGNATURE,
            List.of(List.of(0L, 1L), List.of(5 * HOUR, 2L), List.of(6 * HOUR, 3L)));
        transaction.commit("q", "INSERT", Map.of());
      }
      replace(store, "t", hours(5, 6), 20);
      assertThat(values(store, "t")).containsExactly(1L, 3L, 20L);
      replace(store, "t", hours(0, 6));
    }
    try (TableStore store = TableStore.open(folder);
        Snapshot snapshot = store.snapshot()) {
      assertThat(values(store, "t")).containsExactly(3L);
      assertThat(snapshot.segments("t", List.of(hours(0, 6)), RangeFilter.always())).isEmpty();
    }
  }

  @Test
  void anAppendIntoAnotherGranularityIsRefused() throws IOException {
    try (TableStore store = TableStore.open(folder)) {
      append(store, "t", Interval.ETERNITY, 1);
      assertThatThrownBy(() -> append(store, "t", hours(0, 1), 2))
          .isInstanceOfSatisfying(
              FaultException.class,
              failure ->
                  assertThat(failure.fault())
                      .isEqualTo(
                          new Fault.InsertCannotAllocateSegment(
                              "t",
                              "1970-01-01T00:00:00.000Z/1970-01-01T01:00:00.000Z",
                              "-146136543-09-08T08:23:32.096Z/146140482-04-24T15:36:27.903Z")));
      replace(store, "t", Interval.ETERNITY, 3);
      assertThat(values(store, "t")).containsExactly(3L);
    }
  }

  @Test
  void ofTwoReplacesOfOneChunkTheSecondToCommitFails() throws IOException {
    try (TableStore store = TableStore.open(folder);
        TableTransaction first = store.replace("t", List.of(hours(0, 2)));
        TableTransaction second = store.replace("t", List.of(hours(1, 3)));
        TableTransaction elsewhere = store.replace("t", List.of(hours(3, 4)))) {
      write(first, hours(0, 1), 1);
      write(second, hours(1, 2), 2);
      write(elsewhere, hours(3, 4), 3);
      first.commit("q", "REPLACE", Map.of());
      elsewhere.commit("q", "REPLACE", Map.of());
      assertThatThrownBy(() -> second.commit("q", "REPLACE", Map.of()))
          .isInstanceOfSatisfying(
              FaultException.class,
              failure -> assertThat(failure.fault()).isEqualTo(new Fault.InsertLockPreempted()));
      second.rollback();
      assertThat(values(store, "t")).containsExactly(1L, 3L);
      assertThat(segmentFiles(folder)).isEqualTo(2);
    }
  }

  @Test
  void appendsAreNumberedOneBehindTheOther() throws IOException {
    try (TableStore store = TableStore.open(folder);
        TableTransaction first = store.append("t");
        TableTransaction second = store.append("t")) {
      write(first, hours(0, 1), 1);
      write(second, hours(0, 1), 2);
      write(second, hours(0, 1), 3);
      second.commit("q", "INSERT", Map.of());
      first.commit("q", "INSERT", Map.of());
      try (Snapshot snapshot = store.snapshot()) {
        assertThat(snapshot.segments("t"))
            .extracting(segment -> segment.shard().partitionNumber())
            .containsExactly(0, 1, 2);
      }
    }
  }

  @Test
  void columnsMeetByName() throws IOException {
    RowSignature wider =
        RowSignature.builder()
            .add("w", ScalarType.STRING)
            .add("__time", ScalarType.TIMESTAMP)
            .add("v", ScalarType.DOUBLE)
            .build();
    try (TableStore store = TableStore.open(folder)) {
      append(store, "t", hours(0, 1), 7);
      try (TableTransaction transaction = store.append("t")) {
        write(transaction, hours(1, 2), wider, List.of(Arrays.asList("x", HOUR, 1.5)));
        transaction.commit("q", "INSERT", Map.of());
      }
      try (Snapshot snapshot = store.snapshot()) {
        TableDescriptor table = snapshot.table("t");
        assertThat(table).isNotNull();
        assertThat(table.signature().toString())
            .isEqualTo("[__time TIMESTAMP, v DOUBLE, w STRING]");
        assertThat(rows(snapshot, "t"))
            .containsExactly(Arrays.asList(0L, 7.0, null), Arrays.asList(HOUR, 1.5, "x"));
      }
      replace(store, "t", Interval.ETERNITY, 1);
      try (Snapshot snapshot = store.snapshot()) {
        TableDescriptor table = snapshot.table("t");
        assertThat(table).isNotNull();
        assertThat(table.signature()).isEqualTo(SIGNATURE);
      }
    }
  }

  @Test
  void manyCommitsAreReadFromACheckpoint() throws IOException {
    try (TableStore store = TableStore.open(folder)) {
      for (int i = 0; i < 2 * CommitLog.CHECKPOINT_EVERY + 5; i++) {
        append(store, "t", hours(0, 1), i);
      }
    }
    Path log = folder.resolve("log");
    assertThat(log.resolve("00000000000000000200.checkpoint.json")).exists();
    Files.delete(log.resolve("00000000000000000001.json"));
    try (TableStore store = TableStore.open(folder);
        Snapshot snapshot = store.snapshot()) {
      assertThat(snapshot.version()).isEqualTo(205);
      assertThat(snapshot.segments("t")).hasSize(205);
    }
  }

  @Test
  void orphansAreDeletedByTheSoleOwner() throws IOException {
    Path orphan = folder.resolve("tables/t/chunk/orphan.arrow");
    try (TableStore store = TableStore.open(folder)) {
      append(store, "t", hours(0, 1), 1);
    }
    Files.createDirectories(orphan.getParent());
    Files.writeString(orphan, "left by a writer that died");
    Files.writeString(folder.resolve("log/tmp-left"), "too");
    try (TableStore store = TableStore.open(folder)) {
      assertThat(orphan).doesNotExist();
      assertThat(folder.resolve("log/tmp-left")).doesNotExist();
      assertThat(values(store, "t")).containsExactly(1L);
    }
  }

  @Test
  void droppedFilesStayForTheGraceTime() throws IOException {
    try (TableStore store = TableStore.open(folder)) {
      append(store, "t", hours(0, 1), 1);
      replace(store, "t", Interval.ETERNITY, 2);
      assertThat(segmentFiles(folder)).isEqualTo(2);
      assertThat(store.vacuum(Duration.ofHours(1))).isZero();
      assertThat(store.vacuum(Duration.ZERO)).isEqualTo(1);
      assertThat(segmentFiles(folder)).isEqualTo(1);
    }
  }

  @Test
  void oneProcessOpensADirectoryOnce() throws IOException {
    try (TableStore store = TableStore.open(folder)) {
      assertThatThrownBy(() -> TableStore.open(folder))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("[" + folder + "]");
      append(store, "t", hours(0, 1), 1);
    }
  }

  @Test
  void aDamagedLogFileIsNamed() throws IOException {
    try (TableStore store = TableStore.open(folder)) {
      append(store, "t", hours(0, 1), 1);
      append(store, "t", hours(0, 1), 2);
    }
    Path first = folder.resolve("log/00000000000000000001.json");
    byte[] bytes = Files.readAllBytes(first);
    bytes[20] ^= 1;
    Files.write(first, bytes);
    assertThatThrownBy(() -> TableStore.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("[" + first + "]");
  }

  @Test
  void aDamagedSegmentLeavesOtherSegmentsReadable() throws IOException {
    try (TableStore store = TableStore.open(folder)) {
      append(store, "good", hours(0, 1), 1);
      TableVersion bad = append(store, "bad", hours(0, 1), 2);
      assertThat(bad).isNotNull();
      Path file = folder.resolve(bad.added().get(0).file());
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      assertThatThrownBy(() -> values(store, "bad"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("[" + file + "]");
      assertThat(values(store, "good")).containsExactly(1L);
    }
  }

  private static long segmentFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("tables"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }
}
