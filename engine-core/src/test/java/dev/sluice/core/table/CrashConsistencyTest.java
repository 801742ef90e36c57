package dev.sluice.core.table;

import static dev.sluice.core.table.TableRows.hours;
import static dev.sluice.core.table.TableRows.values;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A crash at any moment leaves the state before or after the commit under way, whole. */
class CrashConsistencyTest {
  private static final List<List<Long>> STATES =
      List.of(List.of(), List.of(1L, 2L), List.of(1L, 2L, 3L), List.of(3L, 9L), List.of(3L, 9L));

  private static final List<CrashedDisk.Fate> FATES =
      List.of(
          CrashedDisk.Fate.ALL,
          CrashedDisk.Fate.NOTHING,
          CrashedDisk.Fate.SOME,
          CrashedDisk.Fate.SOME);

  @TempDir Path folder;

  /** A step of the work and what the table holds when it has returned. */
  private interface Step {
    void run(TableStore store) throws IOException;
  }

  private static final List<Step> STEPS =
      List.of(
          store -> TableRows.append(store, "t", hours(0, 1), 1, 2),
          store -> TableRows.append(store, "t", hours(1, 2), 3),
          store -> TableRows.replace(store, "t", hours(0, 1), 9),
          store -> {
            try (TableTransaction given = store.append("t")) {
              TableRows.write(given, hours(0, 1), 100);
            }
          });

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyPrefixOfTheChangesReopens(boolean links) throws IOException {
    Path original = folder.resolve("original");
    Files.createDirectories(original);
    RecordingStorage storage = new RecordingStorage(original, links);
    List<Integer> done = new ArrayList<>();
    try (TableStore store = open(storage, original)) {
      for (Step step : STEPS) {
        step.run(store);
        done.add(storage.changes().size());
      }
    }
    long seed = 4711;
    Random random = new Random(seed);
    for (int prefix = 0; prefix <= storage.changes().size(); prefix++) {
      CrashedDisk disk = new CrashedDisk(storage.changes().subList(0, prefix));
      for (CrashedDisk.Fate fate : FATES) {
        Path left = folder.resolve("left");
        disk.restore(left, fate, random);
        checkReopens(left, done, prefix, "seed %d prefix %d %s".formatted(seed, prefix, fate));
        deleteTree(left);
      }
    }
  }

  private static void checkReopens(Path left, List<Integer> done, int prefix, String where)
      throws IOException {
    int finished = (int) done.stream().filter(end -> end <= prefix).count();
    List<Long> found;
    try (TableStore store = open(new LocalStorage(false), left)) {
      found = values(store, "t");
      assertThat(found)
          .as(where)
          .isIn(STATES.get(finished), STATES.get(Math.min(finished + 1, STATES.size() - 1)));
      assertThat(segmentFiles(left)).as(where).isEqualTo(namedFiles(store));
      TableRows.append(store, "t", hours(7, 8), 70);
    }
    try (TableStore store = open(new LocalStorage(false), left)) {
      List<Long> more = new ArrayList<>(found);
      more.add(70L);
      assertThat(values(store, "t")).as(where).isEqualTo(more);
    }
  }

  @Test
  void aFullDiskFailsTheStatementAndNothingElse() throws IOException {
    int changes = 1;
    for (int failAt = 0; failAt <= changes; failAt++) {
      Path directory = folder.resolve("full");
      Files.createDirectories(directory);
      RecordingStorage storage = new RecordingStorage(directory, true);
      List<Long> expected = List.of(1L);
      String where = "change " + failAt;
      try (TableStore store = open(storage, directory)) {
        TableRows.append(store, "t", hours(0, 1), 1);
        int before = storage.changes().size();
        storage.failAt(before + failAt);
        try {
          TableRows.append(store, "t", hours(1, 2), 2);
          expected = List.of(1L, 2L);
          changes = failAt - 1;
        } catch (IOException full) {
          changes = failAt + 1;
          assertThat(full).as(where).hasStackTraceContaining("No space left on device");
        }
        storage.failAt(Integer.MAX_VALUE);
        List<Long> seen = values(store, "t");
        assertThat(seen).as(where).isIn(expected, List.of(1L, 2L));
        expected = seen;
      }
      try (TableStore store = open(new LocalStorage(false), directory)) {
        assertThat(values(store, "t")).as(where).isEqualTo(expected);
        assertThat(segmentFiles(directory)).as(where).isEqualTo(namedFiles(store));
      }
      deleteTree(directory);
    }
  }

  private static TableStore open(Storage storage, Path directory) throws IOException {
    return new TableStore(storage, directory, false, Clock.systemUTC(), Duration.ZERO);
  }

  private static long namedFiles(TableStore store) throws IOException {
    try (Snapshot snapshot = store.snapshot()) {
      return snapshot.catalog().files().size();
    }
  }

  private static long segmentFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("tables"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private static void deleteTree(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path path : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
