package dev.sluice.core.table;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.core.plan.Interval;
import dev.sluice.frames.type.RowSignature;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one change that a statement makes to a table: nothing of it is seen before {@link #commit},
 * and everything after. Segments may be made and added by several threads.
 *
 * <p>Closing without a commit deletes the files.
 */
public final class TableTransaction implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TableTransaction.class);

  private final TableStore store;
  private final Snapshot base;
  private final String table;
  private final List<Interval> replaced;
  private final String version;
  private final List<NewSegment> files = new ArrayList<>();
  private final Map<Interval, Integer> numbers = new HashMap<>();
  private final List<SegmentDescriptor> added = new ArrayList<>();
  private @Nullable RowSignature signature;
  private boolean published;
  private boolean ended;

  TableTransaction(TableStore store, Snapshot base, String table, List<Interval> replaced) {
    this.store = store;
    this.base = base;
    this.table = table;
    this.replaced = List.copyOf(replaced);
    this.version = store.nextVersion();
  }

  /** The tables as they were when the transaction began. */
  public Snapshot base() {
    return base;
  }

  /** Whether old rows stay. */
  public boolean isAppend() {
    return replaced.isEmpty();
  }

  /** Columns that the statement writes, for the case that it writes no row. */
  public synchronized void declare(RowSignature written) {
    signature = written;
  }

  /**
   * Makes a file for rows of the time chunk.
   *
   * @throws FaultException {@link Fault.InsertCannotAllocateSegment} if the table has rows in a
   *     chunk of other bounds that overlaps this one, and they are to stay
   */
  public synchronized NewSegment newSegment(Interval chunk) throws IOException {
    checkActive();
    checkChunk(base.catalog(), chunk);
    while (true) {
      int number = numbers.merge(chunk, 1, Integer::sum) - 1;
      SegmentPlace place = SegmentPlace.of(table, chunk, version, number);
      Path folder = store.directory().resolve(place.folder());
      store.storage().createDirectories(folder);
      try {
        StorageFile file = store.storage().create(folder.resolve(place.name()));
        NewSegment segment = new NewSegment(table, chunk, version, place, file);
        files.add(segment);
        return segment;
      } catch (FileAlreadyExistsException taken) {
        LOG.debug("Segment file [{}] is another process's", place.file(), taken);
      }
    }
  }

  /** Adds a segment whose file is written. */
  public synchronized void add(SegmentDescriptor segment) {
    checkActive();
    added.add(segment);
  }

  /**
   * Publishes the change: on return it is seen by every later snapshot and survives a crash. An
   * append is placed behind what others have committed meanwhile.
   *
   * @return the commit, or null if there was nothing to change
   * @throws IOException if the disk refuses; nothing is seen of the change then, save when the very
   *     last step failed, which the message says
   * @throws FaultException {@link Fault.InsertLockPreempted} if somebody has changed the intervals
   *     to be replaced since the transaction began; {@link Fault.InsertCannotAllocateSegment} if
   *     somebody has added an overlapping chunk of other bounds
   */
  public synchronized @Nullable TableVersion commit(
      String queryId, String sql, Map<String, Object> context) throws IOException {
    checkActive();
    if (added.isEmpty() && isAppend()) {
      close();
      return null;
    }
    forceFolders();
    try {
      return store.commit(this, queryId, sql, context);
    } finally {
      if (published) {
        close();
      }
    }
  }

  /** Gives up the change and deletes its files. */
  public void rollback() {
    close();
  }

  @Override
  public synchronized void close() {
    if (ended) {
      return;
    }
    ended = true;
    Set<String> kept = new LinkedHashSet<>();
    if (published) {
      added.forEach(segment -> kept.add(segment.file()));
    }
    for (NewSegment segment : files) {
      if (!kept.contains(segment.place().file())) {
        delete(segment);
      }
    }
    base.close();
  }

  /** The commit that follows this state. */
  TableVersion rebase(
      Catalog latest,
      CommitLog log,
      long millis,
      String queryId,
      String sql,
      Map<String, Object> context)
      throws IOException {
    List<SegmentDescriptor> placed = new ArrayList<>();
    List<String> dropped = new ArrayList<>();
    if (isAppend()) {
      appendTo(latest, placed);
    } else {
      checkUntouched(latest, log);
      replaceIn(latest, placed, dropped);
    }
    return new TableVersion(
        latest.version() + 1,
        millis,
        queryId,
        sql,
        context,
        new TableDescriptor(table, mergedSignature(latest, dropped)),
        replaced,
        placed,
        dropped);
  }

  void published() {
    published = true;
  }

  private void appendTo(Catalog latest, List<SegmentDescriptor> placed) {
    Map<Interval, Integer> next = new HashMap<>();
    for (SegmentDescriptor segment : latest.segments(table)) {
      next.merge(segment.interval(), segment.shard().partitionNumber() + 1, Math::max);
    }
    for (SegmentDescriptor segment : added) {
      checkChunk(latest, segment.interval());
      int number = next.merge(segment.interval(), 1, Integer::sum) - 1;
      placed.add(segment.withShard(segment.shard().withPartitionNumber(number)));
    }
  }

  private void replaceIn(Catalog latest, List<SegmentDescriptor> placed, List<String> dropped) {
    for (SegmentDescriptor segment : latest.overlapping(table, replaced)) {
      dropped.add(segment.id());
      List<Interval> left = Times.subtract(segment.visible(), replaced);
      if (!left.isEmpty()) {
        placed.add(segment.withVisible(left));
      }
    }
    placed.addAll(added);
  }

  private RowSignature mergedSignature(Catalog latest, List<String> dropped) {
    Set<String> gone = Set.copyOf(dropped);
    List<SegmentDescriptor> staying =
        latest.segments(table).stream().filter(segment -> !gone.contains(segment.id())).toList();
    RowSignature written = writtenSignature();
    Catalog.Table before = latest.tables().get(table);
    RowSignature old = before == null ? RowSignature.empty() : before.descriptor().signature();
    return written.size() == 0 ? old : Catalog.merge(old, staying, written);
  }

  private RowSignature writtenSignature() {
    RowSignature declared = signature;
    if (declared != null) {
      return declared;
    }
    return added.isEmpty() ? RowSignature.empty() : added.get(0).contents().signature();
  }

  private void checkChunk(Catalog catalog, Interval chunk) {
    if (!isAppend()) {
      return;
    }
    for (SegmentDescriptor segment : catalog.overlapping(table, List.of(chunk))) {
      if (!segment.interval().equals(chunk)) {
        throw new FaultException(
            new Fault.InsertCannotAllocateSegment(
                table, Times.iso(chunk), Times.iso(segment.interval())));
      }
    }
  }

  private void checkUntouched(Catalog latest, CommitLog log) throws IOException {
    for (long number = base.version() + 1; number <= latest.version(); number++) {
      TableVersion other = log.read(number);
      if (other == null || !other.table().name().equals(table)) {
        continue;
      }
      boolean touched =
          Times.overlap(other.replaced(), replaced)
              || other.added().stream()
                  .anyMatch(segment -> Times.overlap(segment.visible(), replaced));
      if (touched) {
        throw new FaultException(new Fault.InsertLockPreempted());
      }
    }
  }

  private void forceFolders() throws IOException {
    Set<Path> folders = new LinkedHashSet<>();
    for (SegmentDescriptor segment : added) {
      Path chunk = store.directory().resolve(segment.file()).getParent();
      Path tableFolder = chunk == null ? null : chunk.getParent();
      if (chunk != null && tableFolder != null) {
        folders.add(chunk);
        folders.add(tableFolder);
      }
    }
    folders.add(store.directory().resolve("tables"));
    for (Path folder : folders) {
      store.storage().forceDirectory(folder);
    }
  }

  private void delete(NewSegment segment) {
    try {
      segment.abandon();
      store.storage().delete(store.directory().resolve(segment.place().file()));
    } catch (IOException left) {
      LOG.debug("Cannot delete [{}]", segment.place().file(), left);
    }
  }

  private void checkActive() {
    if (ended) {
      throw new IllegalStateException("Transaction of table [" + table + "] has ended");
    }
  }
}
