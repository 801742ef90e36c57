package dev.sluice.core.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Remembers every change on its way to the disk, or refuses one. */
final class RecordingStorage implements Storage {
  private final Storage target;
  private final Path root;
  private final boolean links;
  private final List<Change> changes = new ArrayList<>();
  private int failAt = Integer.MAX_VALUE;

  /** A change; paths are relative to the root. */
  sealed interface Change {
    record MakeDirectory(Path path) implements Change {}

    record Create(Path path) implements Change {}

    record Write(Path path, List<Byte> bytes) implements Change {}

    record Force(Path path) implements Change {}

    record Link(Path existing, Path name) implements Change {}

    record Delete(Path path) implements Change {}

    record ForceDirectory(Path path) implements Change {}
  }

  RecordingStorage(Path root, boolean links) {
    this.target = new LocalStorage(false);
    this.root = root;
    this.links = links;
  }

  List<Change> changes() {
    return changes;
  }

  /** Lets every change from that number on fail, as on a full disk. */
  void failAt(int number) {
    failAt = number;
  }

  private void note(Change change) throws IOException {
    boolean frees = change instanceof Change.Delete;
    if (changes.size() >= failAt && !frees) {
      throw new IOException("No space left on device");
    }
    changes.add(change);
  }

  private Path relative(Path path) {
    return root.relativize(path);
  }

  @Override
  public void createDirectories(Path directory) throws IOException {
    if (target.isDirectory(directory)) {
      return;
    }
    Path parent = directory.getParent();
    createDirectories(parent);
    note(new Change.MakeDirectory(relative(directory)));
    target.createDirectories(directory);
    forceDirectory(parent);
  }

  @Override
  public StorageFile create(Path file) throws IOException {
    note(new Change.Create(relative(file)));
    StorageFile out = target.create(file);
    return new StorageFile() {
      @Override
      public void force() throws IOException {
        note(new Change.Force(relative(file)));
      }

      @Override
      public int write(ByteBuffer source) throws IOException {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        ByteBuffer view = source.duplicate();
        while (view.hasRemaining()) {
          copy.write(view.get());
        }
        List<Byte> bytes = new ArrayList<>();
        for (byte unit : copy.toByteArray()) {
          bytes.add(unit);
        }
        note(new Change.Write(relative(file), bytes));
        return out.write(source);
      }

      @Override
      public boolean isOpen() {
        return out.isOpen();
      }

      @Override
      public void close() throws IOException {
        out.close();
      }
    };
  }

  @Override
  public void link(Path existing, Path name) throws IOException {
    if (!links) {
      throw new UnsupportedOperationException("no links here");
    }
    note(new Change.Link(relative(existing), relative(name)));
    target.link(existing, name);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    note(new Change.ForceDirectory(relative(directory)));
  }

  @Override
  public void delete(Path path) throws IOException {
    if (target.exists(path)) {
      note(new Change.Delete(relative(path)));
      target.delete(path);
    }
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return target.read(file);
  }

  @Override
  public boolean exists(Path path) {
    return target.exists(path);
  }

  @Override
  public List<String> list(Path directory) throws IOException {
    return target.list(directory);
  }

  @Override
  public boolean isDirectory(Path path) {
    return target.isDirectory(path);
  }
}
