package dev.sluice.core.table;

import static dev.sluice.core.table.TableRows.hours;
import static dev.sluice.core.table.TableRows.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.fault.FaultException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentCommitTest {
  private static final int THREADS = 8;
  private static final int COMMITS = 12;

  @TempDir Path folder;

  @Test
  void threadsCommitOneBehindTheOther() throws Exception {
    try (TableStore store = TableStore.open(folder)) {
      List<Future<?>> futures = new ArrayList<>();
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      for (int thread = 0; thread < THREADS; thread++) {
        int first = thread * COMMITS;
        futures.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < COMMITS; i++) {
                    TableRows.append(store, "t", hours(0, 1), first + i);
                    try (Snapshot snapshot = store.snapshot()) {
                      assertThat(snapshot.segments("t")).hasSize((int) snapshot.version());
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> future : futures) {
        future.get();
      }
      threads.shutdown();
      long all = (long) THREADS * COMMITS;
      assertThat(values(store, "t")).isEqualTo(LongStream.range(0, all).boxed().toList());
      Set<String> ids = new HashSet<>();
      for (long number = 1; number <= all; number++) {
        TableVersion version = store.version(number);
        assertThat(version).isNotNull();
        assertThat(version.version()).isEqualTo(number);
        version.added().forEach(segment -> ids.add(segment.id()));
      }
      assertThat(ids).hasSize((int) all);
      assertThat(store.version(all + 1)).isNull();
    }
  }

  @Test
  void ofManyReplacesAtOnceSomeWinAndNoneIsMixed() throws Exception {
    try (TableStore store = TableStore.open(folder)) {
      AtomicInteger won = new AtomicInteger();
      List<Future<?>> futures = new ArrayList<>();
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      for (int thread = 0; thread < THREADS; thread++) {
        long value = thread;
        futures.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < COMMITS; i++) {
                    try {
                      TableRows.replace(store, "t", hours(0, 1), value, value, value);
                      won.incrementAndGet();
                    } catch (FaultException lost) {
                      assertThat(lost.fault().errorCode()).isEqualTo("InsertLockPreempted");
                    }
                    List<Long> seen = values(store, "t");
                    assertThat(seen.size()).isIn(0, 3);
                    assertThat(new HashSet<>(seen)).hasSizeLessThanOrEqualTo(1);
                  }
                  return null;
                }));
      }
      for (Future<?> future : futures) {
        future.get();
      }
      threads.shutdown();
      try (Snapshot snapshot = store.snapshot()) {
        assertThat(snapshot.version()).isEqualTo(won.get());
      }
    }
  }
}
