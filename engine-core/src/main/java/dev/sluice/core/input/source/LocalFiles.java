package dev.sluice.core.input.source;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.core.input.InputSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a local input source. */
final class LocalFiles {
  private LocalFiles() {}

  /** Absolute paths without repeats: those of the folder sorted, then the given ones in order. */
  static Set<Path> list(InputSource.Local source) throws IOException {
    Set<Path> files = new LinkedHashSet<>();
    String baseDir = source.baseDir();
    if (baseDir != null && source.filter() != null) {
      files.addAll(search(Path.of(baseDir), wildcard(source.filter())));
    }
    if (source.files() != null) {
      for (String name : source.files()) {
        Path file = Path.of(name);
        if (Files.isDirectory(file)) {
          throw fault("[" + name + "] in [files] of input source [local] is a folder", null);
        }
        if (!Files.exists(file)) {
          throw missing(file, null);
        }
        files.add(file.toAbsolutePath().normalize());
      }
    }
    return files;
  }

  static FaultException missing(Path file, @Nullable Throwable cause) {
    return fault("File [" + file + "] of input source [local] does not exist", cause);
  }

  private static List<Path> search(Path folder, Pattern name) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw fault("Folder [" + folder + "] of input source [local] does not exist", null);
    }
    try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return all.filter(file -> name.matcher(String.valueOf(file.getFileName())).matches())
          .filter(Files::isRegularFile)
          .map(file -> file.toAbsolutePath().normalize())
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Pattern for a name, of which only {@code *} and {@code ?} are special. */
  private static Pattern wildcard(String filter) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < filter.length(); i++) {
      char c = filter.charAt(i);
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static FaultException fault(String message, @Nullable Throwable cause) {
    return new FaultException(new Fault.UnknownError(message), cause);
  }
}
