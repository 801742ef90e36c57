package dev.sluice.core.table;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;

/**
 * Every file operation of a store, so that a test can record them, lose what was not forced, or let
 * them fail. Thread-safe.
 */
interface Storage {
  /** Makes the folder and those above it. */
  void createDirectories(Path directory) throws IOException;

  /**
   * Creates a file that is not there.
   *
   * @throws FileAlreadyExistsException if it is there
   */
  StorageFile create(Path file) throws IOException;

  /**
   * Gives the file a second name that is not taken, in one step.
   *
   * @throws FileAlreadyExistsException if the name is taken
   * @throws UnsupportedOperationException if the file system knows no such step
   */
  void link(Path existing, Path name) throws IOException;

  /** Makes what was created in, linked into and deleted from the folder survive a crash. */
  void forceDirectory(Path directory) throws IOException;

  /** Deletes the file or empty folder, if it is there. */
  void delete(Path path) throws IOException;

  byte[] read(Path file) throws IOException;

  boolean exists(Path path);

  /** Names in the folder, in no order; none if there is no folder. */
  List<String> list(Path directory) throws IOException;

  boolean isDirectory(Path path);
}
