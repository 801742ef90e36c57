package dev.sluice.core.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the log: {@code 00000000000000000007.json} is commit 7, {@code ….checkpoint.json}
 * the state after it.
 *
 * <p>A file is a line of JSON and a trailer with its length and checksum. A file without a whole
 * trailer was never finished and counts as absent if it is the last; any other damage is an error
 * that names the file.
 */
final class CommitLog {
  private static final Logger LOG = LoggerFactory.getLogger(CommitLog.class);

  static final int CHECKPOINT_EVERY = 100;

  private static final String COMMIT_SUFFIX = ".json";
  private static final String CHECKPOINT_SUFFIX = ".checkpoint.json";
  private static final int TRAILER_LENGTH = 30;

  private final Storage storage;
  private final Path directory;

  CommitLog(Storage storage, Path directory) {
    this.storage = storage;
    this.directory = directory;
  }

  /** The newest state. Leftovers of commits that were never finished are passed over. */
  Catalog load() throws IOException {
    List<String> names = storage.list(directory);
    long[] checkpoints =
        names.stream()
            .filter(name -> name.endsWith(CHECKPOINT_SUFFIX) && !name.startsWith("tmp"))
            .mapToLong(name -> Long.parseLong(name.substring(0, 20)))
            .sorted()
            .toArray();
    Catalog catalog = Catalog.EMPTY;
    for (int i = checkpoints.length - 1; i >= 0; i--) {
      byte[] json = readWhole(file(checkpoints[i], CHECKPOINT_SUFFIX));
      if (json != null) {
        catalog = LogJson.readCatalog(json);
        break;
      }
    }
    return refresh(catalog);
  }

  /** The state with all commits that others have added since. */
  Catalog refresh(Catalog known) throws IOException {
    Catalog catalog = known;
    while (true) {
      TableVersion next = read(catalog.version() + 1);
      if (next == null) {
        return catalog;
      }
      catalog = catalog.apply(next);
    }
  }

  /** The commit, or null if there is none of that number yet. */
  @Nullable TableVersion read(long version) throws IOException {
    Path file = file(version, COMMIT_SUFFIX);
    if (!storage.exists(file)) {
      return null;
    }
    byte[] json = readWhole(file);
    if (json == null) {
      if (storage.exists(file(version + 1, COMMIT_SUFFIX))) {
        throw damaged(file, "its end is missing");
      }
      return null;
    }
    return LogJson.readCommit(json);
  }

  /**
   * Makes the commit visible, not yet crash-safe: {@link #force} does that. The caller holds the
   * lock of writers.
   *
   * @return false if that version exists
   */
  boolean publish(TableVersion commit) throws IOException {
    return place(file(commit.version(), COMMIT_SUFFIX), withTrailer(LogJson.write(commit)));
  }

  /** Makes what was published survive a crash. */
  void force() throws IOException {
    storage.forceDirectory(directory);
  }

  /** Writes the state, so that opening need not read the commits before it. */
  void checkpoint(Catalog catalog) throws IOException {
    Path target = file(catalog.version(), CHECKPOINT_SUFFIX);
    if (place(target, withTrailer(LogJson.write(catalog)))) {
      force();
    }
  }

  /** Deletes what writers left that died on the way to a commit. */
  void deleteLeftovers() throws IOException {
    for (String name : storage.list(directory)) {
      if (name.startsWith("tmp-")) {
        storage.delete(directory.resolve(name));
      }
    }
  }

  private boolean place(Path target, byte[] bytes) throws IOException {
    Path temporary = directory.resolve("tmp-" + UUID.randomUUID());
    try {
      writeForced(temporary, bytes);
      try {
        storage.link(temporary, target);
        return true;
      } catch (FileAlreadyExistsException taken) {
        return deleteTorn(target) && place(target, bytes);
      } catch (UnsupportedOperationException | FileSystemException noLinks) {
        return createInPlace(target, bytes);
      }
    } finally {
      deleteQuietly(temporary);
    }
  }

  private boolean createInPlace(Path target, byte[] bytes) throws IOException {
    if (storage.exists(target) && !deleteTorn(target)) {
      return false;
    }
    try {
      writeForced(target, bytes);
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    } catch (IOException | RuntimeException failure) {
      deleteQuietly(target);
      throw failure;
    }
  }

  /** A torn file has no owner, because the lock of writers is the caller's. */
  private boolean deleteTorn(Path file) throws IOException {
    if (readWhole(file) != null) {
      return false;
    }
    storage.delete(file);
    return true;
  }

  /** A leftover does no harm; the next sole owner of the directory deletes it. */
  private void deleteQuietly(Path file) {
    try {
      storage.delete(file);
    } catch (IOException left) {
      LOG.debug("Cannot delete [{}]", file, left);
    }
  }

  private void writeForced(Path file, byte[] bytes) throws IOException {
    try (StorageFile out = storage.create(file)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
      out.force();
    }
  }

  /** The JSON of the file, or null if the file was never finished. */
  private byte @Nullable [] readWhole(Path file) throws IOException {
    byte[] bytes;
    try {
      bytes = storage.read(file);
    } catch (NoSuchFileException gone) {
      return null;
    }
    int length = bytes.length - TRAILER_LENGTH;
    if (length < 0 || bytes[length] != '\n' || bytes[bytes.length - 1] != '\n') {
      return null;
    }
    byte[] json = Arrays.copyOf(bytes, length);
    if (!Arrays.equals(trailer(json), Arrays.copyOfRange(bytes, length, bytes.length))) {
      throw damaged(file, "its checksum does not fit");
    }
    return json;
  }

  private static byte[] withTrailer(byte[] json) {
    byte[] trailer = trailer(json);
    byte[] bytes = Arrays.copyOf(json, json.length + trailer.length);
    System.arraycopy(trailer, 0, bytes, json.length, trailer.length);
    return bytes;
  }

  private static byte[] trailer(byte[] json) {
    CRC32C checksum = new CRC32C();
    checksum.update(json);
    String text =
        String.format(Locale.ROOT, "# %010d crc32c %08x", json.length, checksum.getValue());
    return ("\n" + text + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static IOException damaged(Path file, String how) {
    return new IOException(
        "Log file ["
            + file
            + "] is damaged: "
            + how
            + "; restore it, or move it and all later ones away to go back to the version before");
  }

  private Path file(long version, String suffix) {
    return directory.resolve(String.format(Locale.ROOT, "%020d%s", version, suffix));
  }
}
