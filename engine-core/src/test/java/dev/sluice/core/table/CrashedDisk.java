package dev.sluice.core.table;

import dev.sluice.core.table.RecordingStorage.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a disk holds after a crash. Contents up to the last force of a file and names up to the last
 * force of a folder are there for sure; of what came later, any part may be.
 */
final class CrashedDisk {
  private final Map<Path, Content> names = new TreeMap<>();
  private final Map<Path, Content> sureNames = new TreeMap<>();
  private final Set<Path> folders = new HashSet<>();
  private final Set<Path> sureFolders = new HashSet<>(Set.of(Path.of("")));
  private final Map<Path, Content> open = new HashMap<>();

  private static final class Content {
    private final List<Byte> bytes = new ArrayList<>();
    private int sure;
  }

  /** How much of what was not forced has reached the disk. */
  enum Fate {
    ALL,
    NOTHING,
    SOME
  }

  CrashedDisk(List<Change> changes) {
    changes.forEach(this::apply);
  }

  private void apply(Change change) {
    if (change instanceof Change.MakeDirectory made) {
      folders.add(made.path());
    } else if (change instanceof Change.Create created) {
      Content content = new Content();
      names.put(created.path(), content);
      open.put(created.path(), content);
    } else if (change instanceof Change.Write written) {
      open.get(written.path()).bytes.addAll(written.bytes());
    } else if (change instanceof Change.Force forced) {
      Content content = open.get(forced.path());
      content.sure = content.bytes.size();
    } else if (change instanceof Change.Link linked) {
      names.put(linked.name(), names.get(linked.existing()));
    } else if (change instanceof Change.Delete deleted) {
      names.remove(deleted.path());
    } else if (change instanceof Change.ForceDirectory forced) {
      force(forced.path());
    }
  }

  private void force(Path folder) {
    sureNames.keySet().removeIf(name -> isIn(folder, name) && !names.containsKey(name));
    names.forEach(
        (name, content) -> {
          if (isIn(folder, name)) {
            sureNames.put(name, content);
          }
        });
    for (Path made : folders) {
      if (isIn(folder, made)) {
        sureFolders.add(made);
      }
    }
  }

  private static boolean isIn(Path folder, Path name) {
    Path parent = name.getParent();
    return folder.equals(parent == null ? Path.of("") : parent);
  }

  /** Writes what is left into an empty folder. */
  void restore(Path target, Fate fate, Random random) throws IOException {
    Files.createDirectories(target);
    Set<Path> all = new HashSet<>(names.keySet());
    all.addAll(sureNames.keySet());
    for (Path name : all) {
      Content content = pick(sureNames.get(name), names.get(name), fate, random);
      if (content == null || !isReachable(name.getParent(), fate)) {
        continue;
      }
      int unsure = content.bytes.size() - content.sure;
      int length =
          content.sure
              + switch (fate) {
                case ALL -> unsure;
                case NOTHING -> 0;
                case SOME -> random.nextInt(unsure + 1);
              };
      byte[] bytes = new byte[length];
      for (int i = 0; i < length; i++) {
        bytes[i] = content.bytes.get(i);
      }
      Path file = target.resolve(name.toString());
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    }
  }

  private static Content pick(Content sure, Content latest, Fate fate, Random random) {
    return switch (fate) {
      case ALL -> latest;
      case NOTHING -> sure;
      case SOME -> random.nextBoolean() ? latest : sure;
    };
  }

  private boolean isReachable(Path folder, Fate fate) {
    return fate != Fate.NOTHING || folder == null || sureFolders.contains(folder);
  }
}
