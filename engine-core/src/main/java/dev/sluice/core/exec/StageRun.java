package dev.sluice.core.exec;

import dev.sluice.core.shuffle.StagePartitions;
import dev.sluice.core.statistics.PartitionBoundaries;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The workers of a stage, and its output when they are done. Used by the controller's thread. */
final class StageRun implements AutoCloseable {
  private final Path spillFolder;
  private final List<InProcessWorker> workers;
  private final StageSides sides;
  private @Nullable StagePartitions partitions;

  StageRun(List<InProcessWorker> workers, StageSides sides, Path spillFolder) {
    this.sides = sides;
    this.spillFolder = spillFolder;
    this.workers = List.copyOf(workers);
  }

  /** Completes when no lane of the stage runs any more. */
  CompletableFuture<Void> ended() {
    return CompletableFuture.allOf(
        Stream.concat(workers.stream().map(InProcessWorker::ended), Stream.of(sides.closed()))
            .toArray(CompletableFuture<?>[]::new));
  }

  void partition(PartitionBoundaries boundaries) {
    workers.forEach(worker -> worker.partition(boundaries));
  }

  /** The output of all workers; to be asked for when they are done. */
  StagePartitions partitions() {
    StagePartitions made = partitions;
    if (made == null) {
      made =
          new StagePartitions(
              workers.stream().map(InProcessWorker::takeOutput).toList(), spillFolder);
      partitions = made;
    }
    return made;
  }

  /** The output, which is the caller's from now on. */
  StagePartitions takePartitions() {
    StagePartitions taken = partitions();
    partitions = null;
    return taken;
  }

  /** Drops the output. To be called when no lane of the stage runs any more. */
  @Override
  public void close() {
    if (partitions != null) {
      partitions.close();
      partitions = null;
    }
    workers.forEach(InProcessWorker::close);
  }
}
