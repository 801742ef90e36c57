package dev.sluice.core.input.source;

import dev.sluice.core.input.InputSource;
import dev.sluice.core.input.InputSplit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens the files, documents and texts of input sources. */
public final class EntityStreams {
  private EntityStreams() {}

  /**
   * The entity's decompressed bytes. Only splits of uncompressed local files start beyond 0.
   *
   * @param from first byte
   */
  public static InputStream open(InputSource source, InputSplit split, long from)
      throws IOException {
    if (source instanceof InputSource.Local) {
      Path file = Path.of(split.entity());
      InputStream in = new FileStream(file, from);
      return named(Compression.of(split.entity()).open(in, split.entity()), split);
    }
    if (source instanceof InputSource.Http http) {
      URI uri = URI.create(split.entity());
      Compression compression = Compression.of(uri.getPath() == null ? "" : uri.getPath());
      return named(compression.open(HttpEntity.open(http, uri), split.entity()), split);
    }
    return new ByteArrayInputStream(split.entity().getBytes(StandardCharsets.UTF_8));
  }

  private static InputStream named(InputStream in, InputSplit split) {
    return new NamedStream(in, split.entity());
  }

  /** What messages call the entity: a URI, or null for text in the statement. */
  public static @Nullable String path(InputSource source, InputSplit split) {
    if (source instanceof InputSource.Local) {
      return Path.of(split.entity()).toFile().toURI().toString();
    }
    return source instanceof InputSource.Http ? split.entity() : null;
  }
}
