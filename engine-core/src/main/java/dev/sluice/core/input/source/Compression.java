package dev.sluice.core.input.source;

import io.airlift.compress.snappy.SnappyFramedInputStream;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** How a file is compressed, by the suffix of its name. */
enum Compression {
  NONE("") {
    @Override
    InputStream decompress(InputStream in) {
      return in;
    }
  },
  GZIP(".gz") {
    @Override
    InputStream decompress(InputStream in) throws IOException {
      return new GZIPInputStream(in, BUFFER_BYTES);
    }
  },
  BZIP2(".bz2") {
    @Override
    InputStream decompress(InputStream in) throws IOException {
      return Bzip2.open(in);
    }
  },
  XZ(".xz") {
    @Override
    InputStream decompress(InputStream in) throws IOException {
      return Xz.open(in);
    }
  },
  ZIP(".zip") {
    @Override
    InputStream decompress(InputStream in) throws IOException {
      ZipInputStream zip = new ZipInputStream(in);
      if (zip.getNextEntry() == null) {
        throw new IOException("no entry");
      }
      return zip;
    }
  },
  SNAPPY(".sz") {
    @Override
    InputStream decompress(InputStream in) throws IOException {
      return new SnappyFramedInputStream(in);
    }
  },
  ZSTD(".zst") {
    @Override
    InputStream decompress(InputStream in) {
      return new ZstdInputStream(in);
    }
  };

  private static final int BUFFER_BYTES = 1 << 16;

  private final String suffix;

  Compression(String suffix) {
    this.suffix = suffix;
  }

  static Compression of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (Compression compression : values()) {
      if (compression != NONE && lower.endsWith(compression.suffix)) {
        return compression;
      }
    }
    return NONE;
  }

  abstract InputStream decompress(InputStream in) throws IOException;

  /**
   * The decompressed bytes; closes the stream if it cannot be read.
   *
   * @param name what the error names
   */
  InputStream open(InputStream in, String name) throws IOException {
    try {
      return decompress(in);
    } catch (IOException e) {
      in.close();
      throw new IOException(
          "[%s] is no valid [%s] file: %s".formatted(name, suffix, e.getMessage()), e);
    } catch (NoClassDefFoundError e) {
      in.close();
      throw new IOException(
          "[%s] cannot be read: files ending in [%s] need the optional libraries [commons-compress, xz]"
              .formatted(name, suffix),
          e);
    }
  }

  /** Stands alone, so that nothing needs the optional library before such a file is opened. */
  private static final class Bzip2 {
    private Bzip2() {}

    static InputStream open(InputStream in) throws IOException {
      return new BZip2CompressorInputStream(in, true);
    }
  }

  /** Stands alone, so that nothing needs the optional library before such a file is opened. */
  private static final class Xz {
    private Xz() {}

    static InputStream open(InputStream in) throws IOException {
      return new XZInputStream(in);
    }
  }
}
