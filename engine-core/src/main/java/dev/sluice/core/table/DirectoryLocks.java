package dev.sluice.core.table;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Locks by which processes that share a data directory know of each other.
 *
 * <p>Every open store holds a share of the {@code open.lock}: whoever gets it exclusively is alone,
 * and may delete files that no commit names. The {@code commit.lock} lets one process commit at a
 * time. The kernel gives locks back when a process dies.
 */
final class DirectoryLocks implements AutoCloseable {
  private final FileChannel openFile;
  private final Path commitPath;
  private final boolean alone;
  private final @Nullable FileLock share;

  /**
   * Takes a share of the directory.
   *
   * @throws IOException if another store of this process has the directory open
   */
  DirectoryLocks(Path directory) throws IOException {
    openFile = open(directory.resolve("open.lock"));
    commitPath = directory.resolve("commit.lock");
    try {
      FileLock exclusive = openFile.tryLock();
      alone = exclusive != null;
      share = exclusive != null ? exclusive : openFile.lock(0, Long.MAX_VALUE, true);
    } catch (OverlappingFileLockException taken) {
      close();
      throw new IOException(
          "Data directory [" + directory + "] is open in this process already; share that engine",
          taken);
    } catch (IOException failure) {
      close();
      throw failure;
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Whether no other process had the directory open when this one opened it. */
  boolean isAlone() {
    return alone;
  }

  /** Lets other processes in after the work that only the sole owner may do. */
  void admitOthers() throws IOException {
    if (alone && share != null) {
      share.release();
      openFile.lock(0, Long.MAX_VALUE, true);
    }
  }

  /**
   * Waits until no other process commits. The answer is closed to let the next one in. It has a
   * channel of its own, because the interrupt of a thread closes the channel that the thread uses.
   */
  FileChannel lockCommits() throws IOException {
    FileChannel channel = open(commitPath);
    try {
      channel.lock();
      return channel;
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  @Override
  public void close() throws IOException {
    openFile.close();
  }
}
